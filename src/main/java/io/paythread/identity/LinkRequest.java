package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two accounts that are one person.
 *
 * @param reason for colleagues who ask later; kept for good
 */
public record LinkRequest(
        @Nullable String accountA,
        @Nullable String accountB,
        @NotBlank(message = "Say why, in 1 to 500 characters.")
                @Size(max = 500, message = "Say why, in 1 to 500 characters.")
                @Nullable
                String reason) {

    /** The two accounts; refuses what is no account id, and one account twice. */
    AccountPair pair() {
        UUID a = BodyIds.read("/account_a", IdPrefix.ACCOUNT, accountA);
        UUID b = BodyIds.read("/account_b", IdPrefix.ACCOUNT, accountB);
        if (a.equals(b)) {
            throw BodyIds.refused("/account_b", "same_account", "account_b must be another account than account_a.");
        }
        return AccountPair.of(a, b);
    }

    /** The reason, once it was validated. */
    String because() {
        return String.valueOf(reason).strip();
    }
}
