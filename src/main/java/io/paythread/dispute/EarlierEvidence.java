package io.paythread.dispute;

import io.paythread.dispute.Statement.Topic;
import io.paythread.fact.Attribute;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Earlier purchases that were not disputed: they tie the person to the card where the claim is that somebody else paid.
 * Those of Visa's rule are named with what they share. Pure.
 */
final class EarlierEvidence {
    private static final Set<String> NOT_ME = Set.of("fraudulent", "unrecognized");
    /** A bank reads a few. */
    private static final int MOST = 3;

    private EarlierEvidence() {}

    static void tell(Draft draft, PackFacts facts, Sale disputed) {
        if (!facts.earlier().chosen().isEmpty()) {
            chosen(draft, facts);
        } else if (NOT_ME.contains(facts.reason().packCategory())) {
            others(draft, facts.others(), disputed);
        }
    }

    private static void chosen(Draft draft, PackFacts facts) {
        String same = facts.earlier().elements().stream()
                .map(Element::words)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        for (Candidate candidate : facts.earlier().chosen()) {
            facts.others().stream()
                    .filter(sale ->
                            sale.payment().id().equals(candidate.purchase().payment()))
                    .findFirst()
                    .ifPresent(sale -> draft.state(
                            Topic.EARLIER_PURCHASE,
                            sale.at(),
                            undisputed(sale, candidate.days()) + " The same in both: " + same + ".",
                            sale.proof()));
        }
    }

    private static void others(Draft draft, List<Sale> others, Sale disputed) {
        Optional<String> card = disputed.text(Attribute.CARD_FINGERPRINT);
        others.stream()
                .filter(sale -> card.isPresent()
                        && sale.text(Attribute.CARD_FINGERPRINT).equals(card))
                .filter(sale -> sale.at().isBefore(disputed.at()))
                .filter(sale -> isUndisputed(sale.purchase()))
                .sorted(Comparator.comparing(Sale::at).reversed())
                .limit(MOST)
                .forEach(sale -> draft.state(
                        Topic.EARLIER_PURCHASE,
                        sale.at(),
                        undisputed(
                                sale, Duration.between(sale.at(), disputed.at()).toDays()),
                        sale.proof()));
    }

    private static boolean isUndisputed(Purchase purchase) {
        return purchase.paid() && purchase.amount() > 0 && !purchase.disputed() && !purchase.reportedAsFraud();
    }

    private static String undisputed(Sale sale, long days) {
        return "On " + Wording.time(sale.at()) + ", " + days + " days before the disputed purchase, "
                + sale.amount().map(Wording::money).orElse("an amount")
                + " was paid with the same card: charge " + sale.charge()
                + sale.product().map(what -> " (" + what + ")").orElse("") + ". Our records show no dispute of it.";
    }
}
