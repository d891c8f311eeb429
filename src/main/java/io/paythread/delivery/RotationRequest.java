package io.paythread.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/webhook-endpoints/{id}/secret-rotations}. */
record RotationRequest(
        @Min(value = 0, message = "The overlap is 0 to 2592000 seconds.")
                @Max(value = 2_592_000, message = "The overlap is 0 to 2592000 seconds.")
                @Nullable
                Integer overlapSeconds) {
    private static final Duration STANDARD_OVERLAP = Duration.ofHours(24);

    Duration overlap() {
        return overlapSeconds == null ? STANDARD_OVERLAP : Duration.ofSeconds(overlapSeconds);
    }
}
