package io.paythread.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept for how long, and what is due, as JSON. */
public record RetentionView(String object, boolean enforced, List<Kind> kinds) {

    /** One sort. */
    public record Kind(String kind, long periodDays, long due, @Nullable Instant oldestAt) {}

    static RetentionView of(boolean enforced, List<Retained.Due> due) {
        return new RetentionView(
                "retention",
                enforced,
                due.stream()
                        .map(one -> new Kind(
                                one.kind(),
                                one.period().toDays(),
                                one.count(),
                                one.oldest().orElse(null)))
                        .toList());
    }
}
