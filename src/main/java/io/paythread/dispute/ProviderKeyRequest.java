package io.paythread.dispute;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A key of the provider's API. */
record ProviderKeyRequest(
        @NotNull(message = "Give the key.")
                @Pattern(regexp = "[!-~]{12,512}", message = "A key has 12 to 512 printable characters without blanks.")
                String key) {
    /** Never the key. */
    @Override
    public String toString() {
        return "ProviderKeyRequest[]";
    }
}
