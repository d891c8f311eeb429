package io.paythread.identity;

import java.util.Comparator;
import java.util.UUID;

/** A link that joins on its own: what a rule found. */
record Join(UUID linkId, AccountPair pair, LinkRule rule) {
    /** The order in which joins are made where people keep some accounts apart and not every join can be. */
    static final Comparator<Join> ORDER = Comparator.comparing(Join::rule).thenComparing(Join::linkId, ByteOrder.UUIDS);
}
