package io.paythread.identity;

import java.util.List;
import java.util.UUID;

/**
 * What a link rests on.
 *
 * @param type the identifier's type, or {@code merge}
 * @param value what both accounts say; of a merge the account that remained
 * @param verifiedBy the accounts whose provider checked it, in id order
 * @param names of a card: {@code similar}, or {@code unknown} where an account has no name; else empty
 */
record Evidence(String type, String value, List<UUID> verifiedBy, String names) {
    Evidence {
        verifiedBy = List.copyOf(verifiedBy);
    }

    /** What is left of it when the rule no longer holds. */
    Evidence faded() {
        return new Evidence(type, value, List.of(), "");
    }

    @Override
    public String toString() {
        return "Evidence[" + type + "]";
    }
}
