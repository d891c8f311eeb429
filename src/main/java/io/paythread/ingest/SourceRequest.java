package io.paythread.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/sources}. */
record SourceRequest(
        @NotNull(message = "A source needs a name.") @Pattern(regexp = NAME, message = NAME_RULE) String name,
        @NotNull(message = "A source needs a provider.") @KnownProvider String provider,
        @Size(max = 500, message = "A description has at most 500 characters.") @Nullable String description,
        @Min(value = 1, message = "The tolerance is 1 to 3600 seconds.")
                @Max(value = 3600, message = "The tolerance is 1 to 3600 seconds.")
                @Nullable
                Integer toleranceSeconds,
        @NotNull(message = "A source needs the signing secret that its provider shows.")
                @Size(min = 1, max = 10, message = "A source has 1 to 10 secrets.")
                List<@Secret String> secrets) {

    static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
    static final String NAME_RULE =
            "A name has lower-case letters, digits and hyphens, at most 63, and begins with no hyphen.";
    private static final int STANDARD_TOLERANCE_SECONDS = 300;

    /** What is asked for, once it has been validated. */
    NewSource wish() {
        return new NewSource(
                name,
                provider,
                Optional.ofNullable(description).filter(text -> !text.isBlank()),
                Duration.ofSeconds(toleranceSeconds == null ? STANDARD_TOLERANCE_SECONDS : toleranceSeconds),
                secrets);
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "SourceRequest[" + name + "]";
    }
}
