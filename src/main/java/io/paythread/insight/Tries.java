package io.paythread.insight;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.Details;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Counts tries to collect: what issuers approved, declined or never saw. */
final class Tries {
    private static final Set<String> APPROVED = Set.of("succeeded", "authorized", "expired");
    private static final Set<String> REACHED = Set.of("approved_by_network", "declined_by_network");
    private static final Set<String> STOPPED = Set.of("not_sent_to_network", "reversed_after_approval");

    private Tries() {}

    /**
     * One try as it is counted.
     *
     * @param sent a card's issuer was asked, and nobody else stopped it
     */
    private record Try(Counted counted, boolean sent) {}

    static List<Counted> of(Known known) {
        List<Try> tries = new ArrayList<>();
        known.all(ObjectType.ATTEMPT).stream()
                .filter(attempt -> isDecided(attempt))
                .forEach(attempt -> tries.add(attempt(known, attempt)));
        known.entries(Kind.PAYMENT_FAILED)
                .filter(entry -> entry.refs().stream().noneMatch(ref -> ref.startsWith("attempt:")))
                .forEach(entry -> tries.add(unsent(known, entry)));
        List<Counted> counted = new ArrayList<>(tries.stream().map(Try::counted).toList());
        counted.addAll(lastOnes(known, tries));
        return counted;
    }

    private static boolean isDecided(ObjectRow attempt) {
        return attempt.status().filter(status -> !status.equals("unknown")).isPresent();
    }

    private static Try attempt(Known known, ObjectRow attempt) {
        Details details = attempt.details();
        boolean approved = APPROVED.contains(attempt.status().orElse(""));
        boolean blocked = isBlocked(details);
        Counted.Marks marks = known.marks(attempt, Optional.empty());
        boolean sent = isCard(details) && !blocked && (approved || wasAsked(details));
        String code = approved ? "" : code(details, blocked);
        return new Try(
                known.counted(
                        Series.ATTEMPT,
                        attempt.occurredAt(),
                        attempt,
                        marks.withCode(code),
                        sent && approved ? 1 : 0,
                        sent ? 1 : 0,
                        blocked ? 1 : 0),
                sent);
    }

    /** The provider made no attempt of it: the customer failed the bank's check, and no issuer was asked. */
    private static Try unsent(Known known, EntryRow entry) {
        Optional<ObjectRow> payment = known.all(ObjectType.PAYMENT).stream()
                .filter(one -> entry.refs().contains(one.spelled()))
                .findFirst();
        Details details = entry.details();
        Counted.Marks marks = payment.map(one -> known.marks(one, Optional.empty()))
                .orElseGet(() -> new Counted.Marks(known.source(), "", "", "", "", ""))
                .withCode(code(details, false));
        return new Try(
                new Counted(
                        Series.ATTEMPT,
                        entry.occurredAt(),
                        "entry",
                        entry.id(),
                        known.matter(),
                        payment.map(ObjectRow::id),
                        entry.money()
                                .map(money -> marks.withCurrency(money.currency()))
                                .orElse(marks),
                        0,
                        0,
                        isBlocked(details) ? 1 : 0),
                false);
    }

    static boolean isCard(Details details) {
        String method = details.text(Attribute.METHOD);
        return details.text(Attribute.CARD_BRAND) != null
                || (method != null && (method.startsWith("card") || method.equals("interac_present")));
    }

    static boolean isBlocked(Details details) {
        String status = details.text(Attribute.NETWORK_STATUS);
        return "blocked".equals(details.text(Attribute.OUTCOME_TYPE)) || (status != null && STOPPED.contains(status));
    }

    /** Whether the provider says that the issuer answered; older events say so by a decline code alone. */
    private static boolean wasAsked(Details details) {
        String status = details.text(Attribute.NETWORK_STATUS);
        String outcome = details.text(Attribute.OUTCOME_TYPE);
        return (status != null && REACHED.contains(status))
                || "issuer_declined".equals(outcome)
                || (status == null && outcome == null && details.text(Attribute.DECLINE_CODE) != null);
    }

    static String code(Details details, boolean blocked) {
        return Known.text(details, Attribute.DECLINE_CODE)
                .or(() -> blocked ? Known.text(details, Attribute.OUTCOME_REASON) : Optional.empty())
                .or(() -> Known.text(details, Attribute.FAILURE_CODE))
                .orElse("");
    }

    /** Of each invoice, or payment without one, the last try that was sent. */
    private static List<Counted> lastOnes(Known known, List<Try> tries) {
        Map<UUID, Counted> last = new HashMap<>();
        Optional<ObjectRow> invoice = known.all(ObjectType.INVOICE).stream().findFirst();
        Comparator<Counted> byTime = Comparator.comparing(Counted::at).thenComparing(Counted::object);
        for (Try one : tries) {
            Optional<UUID> unit =
                    invoice.map(ObjectRow::id).or(() -> one.counted().payment());
            if (one.sent() && unit.isPresent()) {
                last.merge(unit.get(), one.counted(), (a, b) -> byTime.compare(a, b) < 0 ? b : a);
            }
        }
        return last.values().stream().map(Tries::asLast).toList();
    }

    private static Counted asLast(Counted one) {
        Instant at = one.at();
        return new Counted(
                Series.LAST_ATTEMPT,
                at,
                one.objectType(),
                one.object(),
                one.matter(),
                one.payment(),
                one.marks(),
                one.a(),
                0,
                0);
    }
}
