package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another customer who is the same person.
 *
 * @param customer its id
 * @param reason for colleagues who ask later; kept for good
 */
public record MergeRequest(
        @Nullable String customer,
        @NotBlank(message = "Say why, in 1 to 500 characters.")
                @Size(max = 500, message = "Say why, in 1 to 500 characters.")
                @Nullable
                String reason) {

    UUID other() {
        return BodyIds.read("/customer", IdPrefix.CUSTOMER, customer);
    }

    /** The reason, once it was validated. */
    String because() {
        return String.valueOf(reason).strip();
    }
}
