package io.paythread.insight;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts what is no payment: checkouts, solved tickets, subscriptions. */
final class OtherCounts {
    private static final Duration BACK_WITHIN = Duration.ofDays(7);
    private static final Set<String> NEVER_BEGAN = Set.of("incomplete", "incomplete_expired");
    private static final Set<String> UNPAID = Set.of("past_due", "unpaid");

    private OtherCounts() {}

    static List<Counted> of(Known known) {
        List<Counted> counted = new ArrayList<>();
        known.all(ObjectType.CHECKOUT)
                .forEach(checkout -> checkout(known, checkout).ifPresent(counted::add));
        known.all(ObjectType.TICKET).forEach(ticket -> solved(known, ticket).ifPresent(counted::add));
        known.all(ObjectType.SUBSCRIPTION).forEach(one -> counted.addAll(subscription(known, one)));
        return counted;
    }

    private static Optional<Counted> checkout(Known known, ObjectRow checkout) {
        boolean expired = checkout.status().filter("expired"::equals).isPresent();
        if (!expired && checkout.status().filter("complete"::equals).isEmpty()) {
            return Optional.empty();
        }
        boolean linked = expired && checkout.details().text(Attribute.RECOVERY_URL) != null;
        boolean recovered = !expired && checkout.details().text(Attribute.RECOVERED_FROM) != null;
        return Optional.of(known.counted(
                Series.CHECKOUT,
                checkout.occurredAt(),
                checkout,
                known.marks(checkout, known.paymentOf(checkout)),
                expired ? 1 : 0,
                linked ? 1 : 0,
                recovered ? 1 : 0));
    }

    private static Optional<Counted> solved(Known known, ObjectRow ticket) {
        return of(known, ticket, Kind.TICKET_SOLVED).stream()
                .findFirst()
                .map(EntryRow::occurredAt)
                .map(at -> {
                    long replies = of(known, ticket, Kind.TICKET_PUBLIC_REPLY).stream()
                            .filter(reply -> !reply.occurredAt().isAfter(at))
                            .count();
                    boolean reopened = of(known, ticket, Kind.TICKET_REOPENED).stream()
                            .map(EntryRow::occurredAt)
                            .anyMatch(again -> isBack(at, again));
                    boolean wroteAnew = known.besides().stream()
                            .anyMatch(other -> other.ticket().equals(ticket.id()) && isBack(at, other.openedAt()));
                    return known.counted(
                            Series.TICKET_SOLVED,
                            at,
                            ticket,
                            new Counted.Marks(known.source(), "", "", "", "", ""),
                            replies == 1 && !reopened && !wroteAnew ? 1 : 0,
                            0,
                            0);
                });
    }

    private static boolean isBack(Instant solved, Instant again) {
        return again.isAfter(solved) && !again.isAfter(solved.plus(BACK_WITHIN));
    }

    private static List<EntryRow> of(Known known, ObjectRow object, Kind kind) {
        return known.entries(kind)
                .filter(entry -> entry.refs().contains(object.spelled()))
                .toList();
    }

    private static List<Counted> subscription(Known known, ObjectRow subscription) {
        if (subscription.status().filter(NEVER_BEGAN::contains).isPresent()) {
            return List.of();
        }
        Counted.Marks marks = known.marks(subscription, Optional.empty());
        Counted begun =
                known.counted(Series.SUBSCRIPTION_STARTED, subscription.occurredAt(), subscription, marks, 0, 0, 0);
        Optional<Instant> ended = of(known, subscription, Kind.SUBSCRIPTION_ENDED).stream()
                .findFirst()
                .map(EntryRow::occurredAt);
        if (ended.isEmpty()) {
            return List.of(begun);
        }
        boolean involuntary = isInvoluntary(known, subscription, ended.get());
        return List.of(
                begun,
                known.counted(
                        Series.SUBSCRIPTION_ENDED,
                        ended.get(),
                        subscription,
                        marks,
                        involuntary ? 1 : 0,
                        involuntary ? 0 : 1,
                        0));
    }

    /** Stated so, or ended with an open failed invoice without the customer's wish. */
    private static boolean isInvoluntary(Known known, ObjectRow subscription, Instant ended) {
        String reason = subscription.details().text(Attribute.CANCELLATION_REASON);
        if (reason != null) {
            return reason.equals("payment_failed");
        }
        return of(known, subscription, Kind.SUBSCRIPTION_UPDATED).stream()
                .filter(entry -> !entry.occurredAt().isAfter(ended))
                .reduce((first, second) -> second)
                .flatMap(entry -> Known.text(entry.details(), Attribute.STATUS))
                .filter(UNPAID::contains)
                .isPresent();
    }
}
