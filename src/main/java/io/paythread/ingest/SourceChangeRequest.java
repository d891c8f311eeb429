package io.paythread.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of {@code PATCH /v1/sources/{id}}; what is absent stays. */
record SourceChangeRequest(
        @Size(max = 500, message = "A description has at most 500 characters.") @Nullable String description,
        @Min(value = 1, message = "The tolerance is 1 to 3600 seconds.")
                @Max(value = 3600, message = "The tolerance is 1 to 3600 seconds.")
                @Nullable
                Integer toleranceSeconds,
        @Pattern(regexp = "active|paused", message = "The state is active or paused; DELETE ends a source.") @Nullable
                String state) {

    SourceChange change() {
        return new SourceChange(
                Optional.ofNullable(description),
                Optional.ofNullable(toleranceSeconds).map(Duration::ofSeconds),
                Optional.ofNullable(state).map(SourceState::of));
    }
}
