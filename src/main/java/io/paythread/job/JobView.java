package io.paythread.job;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as JSON.
 *
 * @param object always {@code job}
 * @param cancelRequested whether it ends after the step under way
 * @param result what came out; its fields depend on the kind
 * @param expiresAt when the job is forgotten
 */
public record JobView(
        String id,
        String object,
        String kind,
        String state,
        String owner,
        boolean cancelRequested,
        Progress progress,
        @Nullable Map<String, Object> result,
        @Nullable Fault error,
        Instant runAfter,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt) {

    /**
     * How far it is.
     *
     * @param total all units, where known
     * @param rate units in a second since it began
     * @param eta when it ends if it goes on like this
     */
    public record Progress(long done, @Nullable Long total, String unit, @Nullable Double rate, @Nullable Instant eta) {

        static Progress of(Job job, Instant now) {
            double seconds = job.startedAt()
                    .map(start -> Duration.between(start, job.finishedAt().orElse(now))
                                    .toMillis()
                            / 1_000.0)
                    .orElse(0.0);
            Double rate = seconds > 0 && job.done() > 0 ? Math.round(job.done() / seconds * 10) / 10.0 : null;
            return new Progress(job.done(), job.total().orElse(null), job.unit(), rate, eta(job, rate, now));
        }

        private static @Nullable Instant eta(Job job, @Nullable Double rate, Instant now) {
            return rate == null
                            || rate == 0
                            || job.state() != JobState.RUNNING
                            || job.total().isEmpty()
                    ? null
                    : now.plusSeconds((long) Math.ceil(Math.max(0, job.total().get() - job.done()) / rate));
        }
    }

    /** Why it was given up, or why the last step is tried again. */
    public record Fault(String code, String detail) {}

    /** The view at a moment, which the rate depends on. */
    public static JobView of(Job job, Instant now) {
        return new JobView(
                PublicId.format(IdPrefix.JOB, job.id()),
                "job",
                job.kind(),
                job.state().wireName(),
                job.owner(),
                job.cancelRequested(),
                Progress.of(job, now),
                job.result().map(JsonObject::getMap).orElse(null),
                job.error()
                        .map(error -> new Fault(error.code(), error.detail()))
                        .orElse(null),
                job.runAfter(),
                job.createdAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                job.expiresAt().orElse(null));
    }
}
