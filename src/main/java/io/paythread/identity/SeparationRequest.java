package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that are another person than the rest of their customer.
 *
 * @param accounts their ids
 * @param reason for colleagues who ask later; kept for good
 */
public record SeparationRequest(
        @NotEmpty(message = "Name 1 to 100 accounts.") @Size(max = 100, message = "Name 1 to 100 accounts.") @Nullable
                List<@Nullable String> accounts,
        @NotBlank(message = "Say why, in 1 to 500 characters.")
                @Size(max = 500, message = "Say why, in 1 to 500 characters.")
                @Nullable
                String reason) {

    /** The accounts, each once. */
    NavigableSet<UUID> leaving() {
        NavigableSet<UUID> ids = new TreeSet<>(ByteOrder.UUIDS);
        if (accounts != null) {
            for (int i = 0; i < accounts.size(); i++) {
                ids.add(BodyIds.read("/accounts/" + i, IdPrefix.ACCOUNT, accounts.get(i)));
            }
        }
        return ids;
    }

    /** The reason, once it was validated. */
    String because() {
        return String.valueOf(reason).strip();
    }
}
