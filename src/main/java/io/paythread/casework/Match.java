package io.paythread.casework;

import io.paythread.fact.ObjectType;
import java.util.List;
import java.util.UUID;

/**
 * What a rule makes of a ticket and something that it may be about.
 *
 * @param automatic whether that is enough to link the two
 * @param score 0 to 100
 */
record Match(ObjectType type, UUID id, boolean automatic, int score, List<ThreadPart> parts) {
    Match {
        parts = List.copyOf(parts);
    }
}
