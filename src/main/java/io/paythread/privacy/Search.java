package io.paythread.privacy;

import java.util.HashSet;
import java.util.Set;

/**
 * What a search found in one body, before it is decided whether all of it is card data. Knows the digits; never kept.
 */
public final class Search {
    /** A body with more candidates than this is no text in which ids are quoted. */
    private static final int MOST_CANDIDATES = 50;

    private final Redactor redactor;
    private final Redacted redacted;
    private final Fields fields;
    private final Set<String> candidates;
    private final byte[] body;

    Search(Redactor redactor, byte[] body, Redacted redacted, Fields fields, Set<String> candidates) {
        this.redactor = redactor;
        this.body = body;
        this.redacted = redacted;
        this.fields = fields;
        this.candidates = Set.copyOf(candidates);
    }

    /** Digits that look like a card number and are written as ids are; nearly always none. Ask, and forget them. */
    public Set<String> candidates() {
        return candidates.size() > MOST_CANDIDATES ? Set.of() : candidates;
    }

    /** The body without anything that looks like card data. */
    public Redacted redacted() {
        return redacted;
    }

    /** The body without card data, but with those of the candidates that are known to be ids. */
    public Redacted redactedBut(Set<String> ids) {
        Set<String> spared = new HashSet<>(ids);
        spared.retainAll(candidates);
        return spared.isEmpty()
                ? redacted
                : redactor.search(body, fields, spared).redacted();
    }

    @Override
    public String toString() {
        return "Search[" + redacted + "]";
    }
}
