package io.paythread.reconcile;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/backfills}: from inclusive, to exclusive.
 *
 * @param types the provider's own names of event types; without any, all
 */
record BackfillRequest(
        @NotNull(message = "Name the source.") String source,
        @NotNull(message = "Say since when.") Instant from,
        @Nullable Instant to,
        @Size(max = 20, message = "At most 20 types; more are two backfills.") @Nullable
                List<
                                @NotNull(message = "A type has a name.")
                                @Pattern(regexp = "[a-z0-9_.:-]{1,120}", message = "A type is a provider's name.")
                                String>
                        types) {

    Wish wish(Instant now) {
        return RangeRequest.wish(source, from, to, types == null ? Set.of() : Set.copyOf(types), now);
    }
}
