package io.paythread.timeline;

import io.paythread.fact.Party;
import java.util.List;
import java.util.Optional;

/**
 * What the tellings of one matter come to.
 *
 * @param party whose matter it is, where any telling says so
 * @param entries in timeline order
 * @param objects by reference
 */
record Folded(Optional<Party> party, List<FoldedEntry> entries, List<FoldedObject> objects) {}
