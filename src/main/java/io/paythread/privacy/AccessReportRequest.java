package io.paythread.privacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A wish to see everything about a person.
 *
 * @param reason for colleagues who ask later; kept for good, so it must not name the person
 */
public record AccessReportRequest(
        @NotBlank(message = "Say why, in 1 to 500 characters.")
                @Size(max = 500, message = "Say why, in 1 to 500 characters.")
                @Nullable
                String reason) {

    /** The reason, once it was validated. */
    String because() {
        return String.valueOf(reason).strip();
    }
}
