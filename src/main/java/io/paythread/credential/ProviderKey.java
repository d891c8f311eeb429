package io.paythread.credential;

import java.util.Optional;

/**
 * What a provider's API is called with.
 *
 * @param text the key itself
 * @param account the provider's name of the account, where its address has it: the subdomain at Zendesk
 */
public record ProviderKey(String text, Optional<String> account) {
    /** Never the key. */
    @Override
    public String toString() {
        return "ProviderKey[account=" + account + "]";
    }
}
