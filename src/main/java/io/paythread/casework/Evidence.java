package io.paythread.casework;

import io.paythread.casework.ThreadPart.Family;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What speaks for one subject, and by which words: words that two subjects share do not tell them apart. */
final class Evidence {
    final Subject subject;
    final EnumSet<ThreadPart> own = EnumSet.noneOf(ThreadPart.class);
    final EnumSet<ThreadPart> quoted = EnumSet.noneOf(ThreadPart.class);
    /** The amounts and digits that it was recognised by. */
    final Set<Object> marks = new HashSet<>();

    Evidence(Subject subject) {
        this.subject = subject;
    }

    void add(ThreadPart part, boolean inQuotation) {
        EnumSet<ThreadPart> parts = inQuotation ? quoted : own;
        boolean outdone = part.family() != Family.ITSELF
                && parts.stream().anyMatch(other -> other.family() == part.family() && other.points() > part.points());
        if (!outdone) {
            parts.removeIf(other -> part.family() != Family.ITSELF && other.family() == part.family());
            parts.add(part);
        }
    }

    /** In the writer's own words. */
    void add(ThreadPart part) {
        add(part, false);
    }

    boolean isEmpty() {
        return own.isEmpty() && quoted.isEmpty();
    }

    boolean isExact() {
        return own.stream().anyMatch(ThreadPart::isExact);
    }

    /** Points of what says which one is meant, leaving out when it was written. */
    int strength() {
        return own.stream()
                .filter(part -> !part.isTime())
                .mapToInt(ThreadPart::points)
                .sum();
    }

    boolean sharesAMarkWith(Evidence other) {
        return marks.stream().anyMatch(other.marks::contains);
    }

    int score() {
        int points = own.isEmpty()
                ? quoted.stream().mapToInt(ThreadPart::points).sum() / 2
                : own.stream().mapToInt(ThreadPart::points).sum();
        return Math.min(100, points);
    }

    List<ThreadPart> parts() {
        if (!own.isEmpty()) {
            return List.copyOf(own);
        }
        EnumSet<ThreadPart> parts = EnumSet.copyOf(quoted);
        parts.add(ThreadPart.QUOTED);
        return List.copyOf(parts);
    }
}
