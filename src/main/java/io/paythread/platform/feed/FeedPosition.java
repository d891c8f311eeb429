package io.paythread.platform.feed;

import java.util.Comparator;

/**
 * A place in the feed: the transaction that appended, or the latest that had ended by then, whichever is later; then the
 * sequence. So the rows of a customer stand in the order of their revisions. Rows lie strictly after a place.
 */
public record FeedPosition(long xid, long seq) implements Comparable<FeedPosition> {
    /** Before every row. */
    public static final FeedPosition BEGINNING = new FeedPosition(0, 0);

    private static final Comparator<FeedPosition> ORDER =
            Comparator.comparingLong(FeedPosition::xid).thenComparingLong(FeedPosition::seq);

    @Override
    public int compareTo(FeedPosition other) {
        return ORDER.compare(this, other);
    }

    /** Whether this place lies behind the other. */
    public boolean isAfter(FeedPosition other) {
        return compareTo(other) > 0;
    }

    /** The transaction id as PostgreSQL reads it. */
    String xidText() {
        return Long.toString(xid);
    }
}
