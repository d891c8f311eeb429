package io.paythread.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/api-keys/{id}/rotations}: how long the present secret stays good beside the new one. */
record KeyRotationRequest(
        @Min(value = 0, message = "The overlap is 0 to 2592000 seconds.")
                @Max(value = 2_592_000, message = "The overlap is 0 to 2592000 seconds.")
                @Nullable
                Integer overlapSeconds) {
    /** Enough to bring the new secret to every machine within a day's work. */
    private static final Duration STANDARD_OVERLAP = Duration.ofHours(24);

    Duration overlap() {
        return overlapSeconds == null ? STANDARD_OVERLAP : Duration.ofSeconds(overlapSeconds);
    }
}
