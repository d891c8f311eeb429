package io.paythread.timeline;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far one source can be trusted to have told everything, as JSON.
 *
 * @param status complete, gap, stale or unknown
 * @param lastEventAt when it last sent something
 * @param lastReconciledAt when it was last compared with its provider
 * @param reconcileFailure why it cannot be compared at the moment; null where the latest comparison went well
 * @param gaps those that are open, and those that were closed lately; newest first
 */
public record CompletenessView(
        String source,
        String status,
        @Nullable Instant lastEventAt,
        @Nullable Instant lastReconciledAt,
        @Nullable FailureView reconcileFailure,
        List<GapView> gaps) {

    /** When it was tried last, and what came of it. */
    public record FailureView(Instant at, String code) {}

    /**
     * A stretch of time of which nothing came.
     *
     * @param to null while it still goes on
     */
    public record GapView(Instant from, @Nullable Instant to, String state, @Nullable Instant resolvedAt) {}

    /** As it is known. */
    public static CompletenessView of(Completeness.SourceCompleteness known) {
        return new CompletenessView(
                PublicId.format(IdPrefix.SOURCE, known.source()),
                known.status().name().toLowerCase(Locale.ROOT),
                known.lastEventAt().orElse(null),
                known.lastReconciledAt().orElse(null),
                known.failure()
                        .map(failure -> new FailureView(failure.at(), failure.code()))
                        .orElse(null),
                known.gaps().stream()
                        .map(gap -> new GapView(
                                gap.from(),
                                gap.to().orElse(null),
                                gap.state(),
                                gap.resolvedAt().orElse(null)))
                        .toList());
    }
}
