package io.paythread.delivery;

import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as JSON.
 *
 * @param id the {@code webhook-id}
 * @param object always {@code webhook_message}
 * @param feedEntry the row of the feed that it tells of; null for a test
 * @param nextAttemptAt null where nothing more is sent
 * @param tries each attempt; only where one message is asked for
 */
record MessageView(
        String id,
        String object,
        String endpoint,
        String eventType,
        @Nullable String feedEntry,
        @Nullable String customer,
        @Nullable Long revision,
        String state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant recordedAt,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable List<AttemptView> tries) {

    /**
     * One attempt as JSON.
     *
     * @param object always {@code webhook_attempt}
     * @param status the HTTP status; null where no answer came
     * @param fault the stage at which no answer came
     * @param response the begin of the answer, redacted
     */
    record AttemptView(
            String id,
            String object,
            int number,
            Instant startedAt,
            int durationMs,
            @Nullable Integer status,
            @Nullable String fault,
            @Nullable String response) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    PublicId.format(IdPrefix.WEBHOOK_ATTEMPT, attempt.id()),
                    "webhook_attempt",
                    attempt.number(),
                    attempt.startedAt(),
                    attempt.durationMillis(),
                    attempt.status().orElse(null),
                    attempt.fault().orElse(null),
                    attempt.response().orElse(null));
        }
    }

    static MessageView of(Message message) {
        return of(message, null);
    }

    static MessageView of(Messages.Tried tried) {
        return of(
                tried.message(), tried.attempts().stream().map(AttemptView::of).toList());
    }

    private static MessageView of(Message message, @Nullable List<AttemptView> tries) {
        return new MessageView(
                message.publicId(),
                "webhook_message",
                PublicId.format(IdPrefix.WEBHOOK_ENDPOINT, message.endpoint()),
                message.type(),
                id(IdPrefix.FEED_ENTRY, message.row().map(FeedRow::id)),
                id(IdPrefix.CUSTOMER, message.row().flatMap(row -> Optional.ofNullable(row.customer()))),
                message.row().map(FeedRow::revision).orElse(null),
                message.state().wireName(),
                message.attempts(),
                message.state() == MessageState.PENDING ? message.dueAt() : null,
                message.recordedAt(),
                message.createdAt(),
                message.finishedAt().orElse(null),
                tries);
    }

    private static @Nullable String id(IdPrefix prefix, Optional<UUID> id) {
        return id.map(some -> PublicId.format(prefix, some)).orElse(null);
    }
}
