package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * Tells which numbers are references that we know: ids of tickets, messages or people at a provider. Implemented by the
 * packages that keep them. Asked only where a text holds a number that could as well be a card's.
 */
public interface KnownReferences {
    /** Those of the numbers that are references, whatever their source. */
    Uni<Set<String>> among(Tx tx, Set<String> numbers);
}
