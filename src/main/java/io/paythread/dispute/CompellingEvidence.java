package io.paythread.dispute;

import io.paythread.dispute.Candidate.Rejection;
import io.paythread.fact.Attribute;
import io.paythread.timeline.ObjectRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Visa's Compelling Evidence 3.0: two earlier undisputed purchases on the same card, 120 to 365 days before the disputed
 * one, tied to it by the same elements. Counted from the day of the disputed purchase (UTC), as Stripe states it; others
 * count from the day of the dispute, so the edges are marked. Where the provider has judged, that is the verdict. Pure.
 */
record CompellingEvidence(
        Status status,
        boolean toldByProvider,
        List<Candidate> candidates,
        List<Candidate> chosen,
        Set<Element> elements,
        List<String> requiredActions) {
    static final String NETWORK = "visa";
    static final String CODE = "10.4";
    static final int LEAST_DAYS = 120;
    static final int MOST_DAYS = 365;
    /** Sources differ by a day or two on where the window begins and ends. */
    static final int BORDER = 2;

    CompellingEvidence {
        candidates = List.copyOf(candidates);
        chosen = List.copyOf(chosen);
        elements = Set.copyOf(elements);
        requiredActions = List.copyOf(requiredActions);
    }

    /** Whether the rule helps. */
    enum Status {
        /** Another network or another reason. */
        NOT_APPLICABLE,
        NOT_QUALIFIED,
        /** Something must be supplied first. */
        REQUIRES_ACTION,
        QUALIFIED;

        /** The name on the wire. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Status> ofWireName(String name) {
            return java.util.Arrays.stream(values())
                    .filter(status -> status.wireName().equals(name))
                    .findFirst();
        }
    }

    /** The verdict on a dispute; without a payment there is nothing to compare. */
    static CompellingEvidence of(ObjectRow dispute, Optional<Sale> disputed, List<Sale> others) {
        Reason reason = Cases.reason(dispute);
        return disputed.map(sale -> judge(
                        reason.network(),
                        reason.code(),
                        sale.purchase(),
                        others.stream().map(Sale::purchase).toList(),
                        Optional.ofNullable(dispute.details().text(Attribute.COMPELLING_EVIDENCE)),
                        dispute.details().list(Attribute.COMPELLING_EVIDENCE_ACTIONS)))
                .orElseGet(CompellingEvidence::none);
    }

    private static CompellingEvidence none() {
        return new CompellingEvidence(Status.NOT_APPLICABLE, false, List.of(), List.of(), Set.of(), List.of());
    }

    /**
     * Judges every earlier purchase.
     *
     * @param told what the provider says of the dispute's eligibility
     * @param toldActions what the provider misses
     */
    static CompellingEvidence judge(
            String network,
            String code,
            Purchase disputed,
            List<Purchase> earlier,
            Optional<String> told,
            List<String> toldActions) {
        if (!network.equalsIgnoreCase(NETWORK) || !code.equals(CODE)) {
            return none();
        }
        List<Candidate> candidates = earlier.stream()
                .filter(purchase -> !purchase.charge().equals(disputed.charge()))
                .filter(purchase -> purchase.at().isBefore(disputed.at()))
                .sorted(Comparator.comparing(Purchase::at).reversed())
                .map(purchase -> candidate(disputed, purchase))
                .toList();
        Pair pair = best(candidates.stream().filter(Candidate::usable).toList());
        List<String> missing = missing(disputed, pair);
        Status own = pair.both().isEmpty()
                ? Status.NOT_QUALIFIED
                : missing.isEmpty() ? Status.QUALIFIED : Status.REQUIRES_ACTION;
        Optional<Status> theirs = told.flatMap(Status::ofWireName);
        return new CompellingEvidence(
                theirs.orElse(own),
                theirs.isPresent(),
                candidates,
                pair.both(),
                pair.elements(),
                theirs.isPresent() ? toldActions : missing);
    }

    private record Pair(List<Candidate> both, Set<Element> elements) {}

    private static Candidate candidate(Purchase disputed, Purchase purchase) {
        long days = ChronoUnit.DAYS.between(day(purchase), day(disputed));
        Set<Element> shared = purchase.shared(disputed.elements()).keySet();
        List<Rejection> rejections = new ArrayList<>();
        add(
                rejections,
                Rejection.OTHER_CARD,
                disputed.method().isEmpty() || !disputed.method().equals(purchase.method()));
        add(rejections, Rejection.TOO_RECENT, days < LEAST_DAYS);
        add(rejections, Rejection.TOO_OLD, days > MOST_DAYS);
        add(rejections, Rejection.NOT_PAID, !purchase.paid());
        add(rejections, Rejection.ZERO_AMOUNT, purchase.paid() && purchase.amount() <= 0);
        add(rejections, Rejection.DISPUTED, purchase.disputed());
        add(rejections, Rejection.REPORTED_AS_FRAUD, purchase.reportedAsFraud());
        add(rejections, Rejection.ELEMENTS_DIFFER, !suffice(shared));
        boolean borderline = Math.abs(days - LEAST_DAYS) <= BORDER || Math.abs(days - MOST_DAYS) <= BORDER;
        return new Candidate(purchase, days, borderline, shared, rejections);
    }

    /** The elements must be the same ones in all three; the safest pair keeps clear of the edges. */
    private static Pair best(List<Candidate> usable) {
        Pair best = new Pair(List.of(), Set.of());
        int rank = -1;
        for (int i = 0; i < usable.size(); i++) {
            for (int j = i + 1; j < usable.size(); j++) {
                List<Candidate> both = List.of(usable.get(i), usable.get(j));
                Set<Element> common = new TreeSet<>(usable.get(i).shared());
                common.retainAll(usable.get(j).shared());
                if (suffice(common) && rank(both, common) > rank) {
                    rank = rank(both, common);
                    best = new Pair(both, common);
                }
            }
        }
        return best;
    }

    private static int rank(List<Candidate> both, Set<Element> common) {
        long clear = both.stream().filter(candidate -> !candidate.borderline()).count();
        long described = both.stream()
                .filter(candidate -> candidate.purchase().product().isPresent())
                .count();
        long kept = both.stream()
                .filter(candidate -> !candidate.purchase().refunded())
                .count();
        return (int) (clear * 100 + kept * 20 + described * 10 + common.size());
    }

    /** Two main ones, of which a device is one however it is described, or a main one and a secondary one. */
    private static boolean suffice(Set<Element> shared) {
        boolean ip = shared.contains(Element.PURCHASE_IP);
        boolean device = shared.stream().anyMatch(Element::isDevice);
        boolean secondary = shared.stream().anyMatch(element -> !element.isMain());
        return (ip && device) || ((ip || device) && secondary);
    }

    private static List<String> missing(Purchase disputed, Pair pair) {
        if (pair.both().isEmpty()) {
            boolean unknown = disputed.elements().keySet().stream().noneMatch(Element::isMain);
            return unknown
                    ? List.of("missing_customer_identifiers", "missing_prior_undisputed_transactions")
                    : List.of("missing_prior_undisputed_transactions");
        }
        List<String> missing = new ArrayList<>();
        if (disputed.product().isEmpty()) {
            missing.add("missing_disputed_transaction_description");
        }
        boolean described =
                pair.both().stream().allMatch(one -> one.purchase().product().isPresent());
        if (!described) {
            missing.add("missing_prior_undisputed_transaction_description");
        }
        return missing;
    }

    private static void add(List<Rejection> rejections, Rejection rejection, boolean holds) {
        if (holds) {
            rejections.add(rejection);
        }
    }

    private static LocalDate day(Purchase purchase) {
        return LocalDate.ofInstant(purchase.at(), ZoneOffset.UTC);
    }
}
