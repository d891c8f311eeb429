package io.paythread.privacy;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why data of a customer must stay.
 *
 * @param customer whose
 * @param reason for colleagues who ask later; kept, so it must not name the person
 * @param endsAt when it ends by itself; absent for until it is released
 */
public record LegalHoldRequest(
        @Nullable String customer,
        @NotBlank(message = "Say why, in 1 to 500 characters.")
                @Size(max = 500, message = "Say why, in 1 to 500 characters.")
                @Nullable
                String reason,
        @Nullable Instant endsAt) {

    UUID whose() {
        return Optional.ofNullable(customer)
                .flatMap(text -> PublicId.parse(IdPrefix.CUSTOMER, text))
                .orElseThrow(() -> ServiceException.invalid(
                        "/customer", "invalid_id", "Give a customer's id, which begins with cst_."));
    }

    /** The reason, once it was validated. */
    String because() {
        return String.valueOf(reason).strip();
    }
}
