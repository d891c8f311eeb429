package io.paythread.credential;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of the provider's API.
 *
 * @param account the provider's name of the account, where its address has it
 */
record ProviderKeyRequest(
        @NotNull(message = "Give the key.")
                @Pattern(regexp = "[!-~]{12,512}", message = "A key has 12 to 512 printable characters without blanks.")
                String key,
        @Pattern(
                        regexp = "[a-z0-9][a-z0-9-]{0,62}",
                        message =
                                "An account is 1 to 63 lower-case letters, digits and hyphens: acme of acme.zendesk.com.")
                @Nullable
                String account) {
    /** Never the key. */
    @Override
    public String toString() {
        return "ProviderKeyRequest[]";
    }
}
