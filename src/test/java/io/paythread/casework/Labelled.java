package io.paythread.casework;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A ticket, what there is, and what it is about, by the way in which it was made.
 *
 * @param language of the words
 * @param sort of example or trap
 * @param linked what should be linked without asking
 */
record Labelled(String language, String sort, List<Passage> passages, List<Subject> subjects, Set<UUID> linked) {}
