package io.paythread.identity;

import java.util.Comparator;
import java.util.UUID;

/** Two different accounts, the smaller id first. */
record AccountPair(UUID a, UUID b) implements Comparable<AccountPair> {
    private static final Comparator<AccountPair> ORDER =
            Comparator.comparing(AccountPair::a, ByteOrder.UUIDS).thenComparing(AccountPair::b, ByteOrder.UUIDS);

    AccountPair {
        if (ByteOrder.UUIDS.compare(a, b) >= 0) {
            throw new IllegalArgumentException("a pair is two accounts, the smaller id first: " + a + ", " + b);
        }
    }

    /** The pair of two accounts given in any order. */
    static AccountPair of(UUID one, UUID other) {
        return ByteOrder.UUIDS.compare(one, other) < 0 ? new AccountPair(one, other) : new AccountPair(other, one);
    }

    @Override
    public int compareTo(AccountPair other) {
        return ORDER.compare(this, other);
    }
}
