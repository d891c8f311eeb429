package io.paythread.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A decision that needs nothing but its reason.
 *
 * @param reason for colleagues who ask later; kept for good
 */
public record JudgementRequest(
        @NotBlank(message = "Say why, in 1 to 500 characters.")
                @Size(max = 500, message = "Say why, in 1 to 500 characters.")
                @Nullable
                String reason) {

    /** The reason, once it was validated. */
    String because() {
        return String.valueOf(reason).strip();
    }
}
