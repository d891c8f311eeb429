package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An attempt's event says how much was refunded in all, not which refund raised the total. Here each such total finds
 * its refund: the one with which the refunds, in the order of their making, reach exactly this total; else the nearest
 * one of exactly the difference. A total that no known refund explains stays on the timeline as a refund of the missing
 * amount, so that money which went back is never invisible, and joins its refund when that becomes known.
 */
final class RefundTotals {
    private static final Comparator<Group> BY_TOTAL =
            Comparator.comparingLong(RefundTotals::total).thenComparing(Group.IN_TIME);

    private final List<Group> refunds;
    private final List<Group> totals;
    private final List<Group> unexplained = new ArrayList<>();
    private final TreeMap<String, List<Group>> taken = new TreeMap<>();

    private RefundTotals(List<Group> refunds, List<Group> totals) {
        this.refunds = refunds;
        this.totals = totals;
    }

    static List<Group> match(Collection<Group> groups) {
        List<Group> result = new ArrayList<>(
                groups.stream().filter(g -> g.kind() != Kind.REFUND_ISSUED).toList());
        List<Group> refunds = groups.stream()
                .filter(g -> g.kind() == Kind.REFUND_ISSUED && g.namesAny(ObjectType.REFUND))
                .sorted(Group.IN_TIME)
                .toList();
        List<Group> totals = groups.stream()
                .filter(g -> g.kind() == Kind.REFUND_ISSUED && !g.namesAny(ObjectType.REFUND))
                .sorted(BY_TOTAL)
                .toList();
        List<Group> rest = new ArrayList<>(refunds);
        for (Reference attempt : attemptsOf(totals)) {
            List<Group> ofAttempt = refunds.stream()
                    .filter(r -> r.names(attempt) || !r.namesAny(ObjectType.ATTEMPT))
                    .toList();
            RefundTotals work = new RefundTotals(
                    ofAttempt, totals.stream().filter(t -> t.names(attempt)).toList());
            work.match();
            rest.replaceAll(work::withItsTotals);
            result.addAll(work.unexplained);
        }
        result.addAll(rest);
        return result;
    }

    private static Collection<Reference> attemptsOf(List<Group> totals) {
        TreeSet<Reference> attempts = new TreeSet<>();
        totals.forEach(t -> t.first(ObjectType.ATTEMPT).ifPresent(attempts::add));
        return attempts;
    }

    private void match() {
        long before = 0;
        for (Group total : totals) {
            Optional<Group> refund = reaching(total).or(() -> ofAmount(total));
            if (refund.isPresent()) {
                take(refund.get(), total);
            } else {
                stayOrJoinLatest(total, before);
            }
            before = Math.max(before, total(total));
        }
    }

    private Optional<Group> reaching(Group total) {
        long sum = 0;
        for (Group refund : refunds) {
            sum += refund.amount().map(Money::minorUnits).orElse(0L);
            if (sum == total(total)) {
                return Optional.of(refund);
            }
        }
        return Optional.empty();
    }

    private Optional<Group> ofAmount(Group total) {
        Optional<Money> difference = total.amount();
        return refunds.stream()
                .filter(r -> !taken.containsKey(r.key()))
                .filter(r -> difference.isPresent() && r.amount().equals(difference))
                .min(Comparator.comparing((Group r) -> r.distanceTo(total)).thenComparing(Group::key));
    }

    private void stayOrJoinLatest(Group total, long before) {
        List<Group> earlier = refunds.stream()
                .filter(r -> !r.occurredAt().isAfter(total.occurredAt()))
                .toList();
        long known = earlier.stream()
                .mapToLong(r -> r.amount().map(Money::minorUnits).orElse(0L))
                .sum();
        long missing = total(total) - Math.max(before, known);
        if (missing > 0 || earlier.isEmpty()) {
            unexplained.add(total);
        } else {
            take(earlier.get(earlier.size() - 1), total);
        }
    }

    /** How much of a total no known refund explains, for a group that stays on the timeline by itself. */
    static Optional<Money> missingAmount(Group total, Collection<Group> all) {
        long before = all.stream()
                .filter(g -> g.kind() == Kind.REFUND_ISSUED && !g.key().equals(total.key()))
                .filter(g -> sharesAttempt(g, total))
                .filter(g -> g.namesAny(ObjectType.REFUND)
                        ? !g.occurredAt().isAfter(total.occurredAt())
                        : total(g) < total(total))
                .mapToLong(g -> g.namesAny(ObjectType.REFUND)
                        ? g.amount().map(Money::minorUnits).orElse(0L)
                        : missingAmount(g, all).map(Money::minorUnits).orElse(0L))
                .sum();
        return total.attributes()
                .money(Attribute.AMOUNT_REFUNDED_TOTAL)
                .map(money -> new Money(Math.max(0, money.minorUnits() - before), money.currency()));
    }

    private static boolean sharesAttempt(Group a, Group b) {
        return b.first(ObjectType.ATTEMPT)
                .map(attempt -> a.names(attempt) || !a.namesAny(ObjectType.ATTEMPT))
                .orElse(false);
    }

    private void take(Group refund, Group total) {
        taken.computeIfAbsent(refund.key(), key -> new ArrayList<>()).add(total);
    }

    private Group withItsTotals(Group refund) {
        Group result = refund;
        for (Group total : taken.getOrDefault(refund.key(), List.of())) {
            result = result.absorbing(total);
        }
        return result;
    }

    private static long total(Group group) {
        return group.attributes()
                .money(Attribute.AMOUNT_REFUNDED_TOTAL)
                .map(Money::minorUnits)
                .orElse(0L);
    }
}
