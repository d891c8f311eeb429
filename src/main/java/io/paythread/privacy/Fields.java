package io.paythread.privacy;

import java.util.Set;

/**
 * Fields of a document that are not searched as others are, by name.
 *
 * @param ids hold the provider's own ids, wherever they stand
 * @param verbatim secrets of whoever sends them, at the top of the document: nobody looks at these, and they are kept in
 *     no form that anybody could read
 */
record Fields(Set<String> ids, Set<String> verbatim) {
    Fields {
        ids = Set.copyOf(ids);
        verbatim = Set.copyOf(verbatim);
    }

    static Fields ofIds(Set<String> names) {
        return new Fields(names, Set.of());
    }
}
