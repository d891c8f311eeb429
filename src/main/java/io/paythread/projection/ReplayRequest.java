package io.paythread.projection;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/replays}. An empty filter is every dead letter. */
record ReplayRequest(@Valid @NotNull(message = "Say which events: {} is every dead letter.") Filter filter) {

    /** From inclusive, to exclusive, by the time of arrival. */
    record Filter(
            @Pattern(
                            regexp = "dead|ignored|needs_fetch|projected",
                            message = "State is dead, ignored, needs_fetch or projected.")
                    @Nullable
                    String state,
            @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9_.-]{0,99}", message = "An error code is one word.") @Nullable
                    String errorCode,
            @Nullable String source,
            @Size(min = 1, max = 512, message = "A type has 1 to 512 characters.") @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant to) {

        ReplayFilter read() {
            Optional<UUID> whose = Optional.ofNullable(source).map(text -> PublicId.parse(IdPrefix.SOURCE, text)
                    .orElseThrow(() -> ServiceException.invalid(
                            "/filter/source", "invalid_id", "Give a source's id, which begins with sou_.")));
            if (from != null && to != null && !from.isBefore(to)) {
                throw ServiceException.invalid("/filter/from", "reversed_range", "from lies before to.");
            }
            return new ReplayFilter(
                    state == null ? Meaning.State.DEAD.wireName() : state,
                    Optional.ofNullable(errorCode),
                    whose,
                    Optional.ofNullable(type),
                    Optional.ofNullable(from),
                    Optional.ofNullable(to));
        }
    }
}
