package io.paythread.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds payments that look like one paid twice: equal amounts close together, or soon after for the same order. */
final class Twins {
    /** Two payments of one order within a day are hardly two wishes. */
    private static final Duration SAME_ORDER = Duration.ofDays(1);

    private Twins() {}

    /** Groups of at least two that are alike; each payment stands in one at most. */
    static List<Set<Subject>> among(List<Subject> payments, Duration together) {
        List<Set<Subject>> groups = new ArrayList<>();
        payments.stream()
                .filter(payment -> payment.paidAt().isPresent())
                .sorted(Comparator.comparing(Twins::paidAt).thenComparing(Subject::id))
                .forEach(payment -> groups.stream()
                        .filter(group -> group.stream().anyMatch(other -> alike(other, payment, together)))
                        .findFirst()
                        .ifPresentOrElse(
                                group -> group.add(payment), () -> groups.add(new LinkedHashSet<>(List.of(payment)))));
        return groups.stream().filter(group -> group.size() > 1).toList();
    }

    static boolean alike(Subject one, Subject other, Duration together) {
        Duration between = Duration.between(paidAt(one), paidAt(other)).abs();
        boolean sameOrder = one.numbers().stream().anyMatch(other.numbers()::contains);
        return one.amounts().stream().anyMatch(other.amounts()::contains)
                && (between.compareTo(together) <= 0 || (sameOrder && between.compareTo(SAME_ORDER) <= 0));
    }

    private static Instant paidAt(Subject payment) {
        return payment.paidAt().orElse(Instant.MAX);
    }
}
