package io.paythread.privacy;

import java.util.UUID;

/**
 * One account of a person.
 *
 * @param reference the provider's own id of it; holds the address where the account is a guest's
 */
public record PersonAccount(UUID id, UUID source, String reference) {
    @Override
    public String toString() {
        return "PersonAccount[" + id + "]";
    }
}
