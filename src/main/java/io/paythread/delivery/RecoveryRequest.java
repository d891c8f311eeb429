package io.paythread.delivery;

import io.paythread.platform.problem.ServiceException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/webhook-endpoints/{id}/recoveries}: from inclusive, to exclusive. */
record RecoveryRequest(
        @NotNull(message = "A recovery needs the time since when.") Instant since,
        @Nullable Instant until,
        @Pattern(regexp = "undelivered|all", message = "Messages are undelivered or all.") @Nullable String messages) {

    /** What was given up and what waits: those that wait go at once. */
    private static final List<String> UNDELIVERED =
            List.of(MessageState.PENDING.wireName(), MessageState.FAILED.wireName());

    MessageStore.Range range(UUID endpoint, Instant now) {
        Instant end = until == null ? now : until;
        if (!since.isBefore(end)) {
            throw ServiceException.invalid("/since", "reversed_range", "since lies before until.");
        }
        return new MessageStore.Range(
                endpoint, since, end, "all".equals(messages) ? MessageState.wireNames() : UNDELIVERED);
    }
}
