package io.paythread.privacy;

import io.paythread.platform.problem.ServiceException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A wish that cannot be taken back.
 *
 * @param confirm the customer's id once more
 * @param reason for colleagues who ask later; kept for good, so it must not name the person
 */
public record ErasureRequest(
        @Size(max = 64, message = "Repeat the customer's id.") @Nullable String confirm,
        @NotBlank(message = "Say why, in 1 to 500 characters.")
                @Size(max = 500, message = "Say why, in 1 to 500 characters.")
                @Nullable
                String reason) {

    /** Refuses what was not typed twice. */
    void requireConfirmed(String id) {
        if (!id.equals(confirm)) {
            throw ServiceException.invalid(
                    "/confirm", "not_confirmed", "Erasing cannot be taken back. Repeat the customer's id: " + id + ".");
        }
    }

    /** The reason, once it was validated. */
    String because() {
        return String.valueOf(reason).strip();
    }
}
