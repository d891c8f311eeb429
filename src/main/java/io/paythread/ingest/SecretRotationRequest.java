package io.paythread.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/sources/{id}/secret-rotations}. The secret is the one that the provider shows. */
record SecretRotationRequest(
        @NotNull(message = "A rotation needs the new signing secret that the provider shows.") @Secret String secret,
        @Min(value = 0, message = "The overlap is 0 to 2592000 seconds.")
                @Max(value = 2_592_000, message = "The overlap is 0 to 2592000 seconds.")
                @Nullable
                Integer overlapSeconds) {

    /** Stripe signs with both secrets for a day at most. */
    private static final Duration STANDARD_OVERLAP = Duration.ofHours(24);

    String newSecret() {
        return secret;
    }

    Duration overlap() {
        return overlapSeconds == null ? STANDARD_OVERLAP : Duration.ofSeconds(overlapSeconds);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "SecretRotationRequest[" + overlapSeconds + "]";
    }
}
