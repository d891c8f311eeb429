package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which groups of one matter are the same business fact although providers name them apart: an invoice that was paid
 * and the payment that paid it, a failure told by the payment and by its attempt, a running total and the refund that
 * raised it. Pure; the answer depends on the set alone.
 */
final class Collapse {
    /** A payment and its attempt tell of one failure within seconds. */
    private static final Duration SAME_FAILURE = Duration.ofSeconds(60);
    /** An invoice or checkout tells of its payment's failure soon after. */
    private static final Duration SAME_COLLECTION = Duration.ofMinutes(10);

    private static final Duration ANY_TIME = Duration.ofDays(36_500);

    private final List<Group> groups;

    private Collapse(Collection<Group> groups) {
        this.groups = new ArrayList<>(groups);
        this.groups.sort(Group.IN_TIME);
    }

    static List<Group> collapse(Collection<Group> groups) {
        Collapse work = new Collapse(groups);
        work.successes();
        work.failures();
        List<Group> result = RefundTotals.match(work.groups);
        return result.stream().sorted(Group.IN_TIME).toList();
    }

    private void successes() {
        Predicate<Group> succeeded = g -> g.kind() == Kind.PAYMENT_SUCCEEDED;
        Predicate<Group> ofPayment = succeeded.and(g -> g.key().startsWith(ObjectType.PAYMENT.wireName()));
        absorb(ofPayment, succeeded.and(ofPayment.negate()), ANY_TIME, false);
        absorb(succeeded, g -> g.kind() == Kind.INVOICE_PAID, ANY_TIME, false);
        absorb(succeeded, Collapse::isPaidCheckout, ANY_TIME, false);
    }

    private void failures() {
        Predicate<Group> failed = g -> g.kind() == Kind.PAYMENT_FAILED;
        Predicate<Group> ofAttempt = failed.and(g -> g.namesAny(ObjectType.ATTEMPT));
        absorb(ofAttempt, failed.and(ofAttempt.negate()), SAME_FAILURE, true);
        absorb(failed, g -> g.kind() == Kind.INVOICE_PAYMENT_FAILED, SAME_COLLECTION, true);
        absorb(failed, g -> g.kind() == Kind.CHECKOUT_PAYMENT_FAILED, SAME_COLLECTION, true);
        absorb(
                g -> g.kind() == Kind.PAYMENT_REQUIRES_ACTION,
                g -> g.kind() == Kind.INVOICE_PAYMENT_ACTION_REQUIRED,
                SAME_COLLECTION,
                true);
    }

    private static boolean isPaidCheckout(Group group) {
        return group.kind() == Kind.CHECKOUT_COMPLETED
                && !group.attributes().text(Attribute.PAYMENT_STATUS).equals(Optional.of("unpaid"));
    }

    /**
     * Each part that has a nearest whole within the distance goes into it. One to one: a whole takes one such part,
     * nearest pairs first.
     */
    private void absorb(Predicate<Group> whole, Predicate<Group> part, Duration within, boolean oneToOne) {
        List<Group> wholes = groups.stream().filter(whole).toList();
        List<Group> parts = groups.stream().filter(part).toList();
        List<Pair> pairs = new ArrayList<>();
        for (Group p : parts) {
            for (Group w : wholes) {
                if (w.distanceTo(p).compareTo(within) <= 0) {
                    pairs.add(new Pair(w, p));
                }
            }
        }
        pairs.sort(Pair.NEAREST_FIRST);
        List<String> usedWholes = new ArrayList<>();
        List<String> usedParts = new ArrayList<>();
        for (Pair pair : pairs) {
            boolean free = !usedParts.contains(pair.part.key()) && !(oneToOne && usedWholes.contains(pair.whole.key()));
            if (free) {
                usedWholes.add(pair.whole.key());
                usedParts.add(pair.part.key());
                merge(pair.whole.key(), pair.part);
            }
        }
    }

    private void merge(String wholeKey, Group part) {
        groups.removeIf(g -> g.key().equals(part.key()));
        groups.replaceAll(g -> g.key().equals(wholeKey) ? g.absorbing(part) : g);
    }

    private record Pair(Group whole, Group part) {
        static final Comparator<Pair> NEAREST_FIRST = Comparator.comparing((Pair p) -> p.whole.distanceTo(p.part))
                .thenComparing(p -> p.whole.key())
                .thenComparing(p -> p.part.key());
    }
}
