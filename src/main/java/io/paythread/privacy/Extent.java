package io.paythread.privacy;

import java.util.List;
import java.util.UUID;

/** A part of what is kept of a person. */
public record Extent(List<UUID> accounts, List<UUID> matters) {
    public Extent {
        accounts = List.copyOf(accounts);
        matters = List.copyOf(matters);
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return accounts.isEmpty() && matters.isEmpty();
    }
}
