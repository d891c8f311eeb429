package io.paythread.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a fault did. Lost: acknowledged and not there. Doubled: there more than once. Unexpected: there and never sent.
 *
 * @param first before the senders sent again what they had no answer to
 * @param last after that
 * @param unknown requests that the senders had no answer to
 */
record Verdict(
        String fault,
        Timeline first,
        Timeline last,
        int unknown,
        List<FeedRow> feed,
        List<FeedRow> stream,
        int connections,
        int resets,
        Receiver.Seen receiver) {
    static final String HEAD =
            "| fault | sent | without an answer | lost, doubled, unexpected in the database | on the timelines"
                    + " | in the feed | out of order | on the stream | its connections | lost at the receiver | repeats |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|---|";

    /**
     * What the service holds, against what was sent.
     *
     * @param stored references in the database
     * @param told references on timelines
     */
    record Timeline(
            Set<String> attempted,
            Set<String> acknowledged,
            Set<String> refused,
            List<String> stored,
            List<String> told,
            List<String> entries) {

        Wrong inDatabase() {
            return Wrong.of(stored, acknowledged, attempted);
        }

        Wrong onTimelines() {
            return Wrong.of(told, acknowledged, attempted);
        }
    }

    /** The three numbers that have to be zero. */
    record Wrong(int lost, int doubled, int unexpected) {
        static Wrong of(List<String> seen, Set<String> wanted, Set<String> possible) {
            Bag bag = Bag.of(seen);
            return new Wrong(bag.lost(wanted), bag.doubled(), bag.unexpected(possible));
        }

        Wrong plus(Wrong other) {
            return new Wrong(lost + other.lost, doubled + other.doubled, unexpected + other.unexpected);
        }

        boolean none() {
            return equals(new Wrong(0, 0, 0));
        }

        @Override
        public String toString() {
            return lost + ", " + doubled + ", " + unexpected;
        }
    }

    private Wrong inDatabase() {
        return first.inDatabase().plus(last.inDatabase());
    }

    private Wrong onTimelines() {
        return first.onTimelines().plus(last.onTimelines());
    }

    /** Each entry is added once. */
    private Wrong inFeed() {
        Set<String> entries = new TreeSet<>(last.entries());
        return Wrong.of(added(), entries, entries);
    }

    private List<String> added() {
        return feed.stream()
                .filter(row -> row.type().equals("entry.added"))
                .map(FeedRow::subject)
                .toList();
    }

    /** The stream shows the rows of the feed, each once. */
    private Wrong onStream() {
        List<String> rows = feed.stream().map(FeedRow::id).toList();
        return Wrong.of(stream.stream().map(FeedRow::id).toList(), new TreeSet<>(rows), new TreeSet<>(rows));
    }

    private int outOfOrder() {
        return Revisions.outOfOrder(feed) + Revisions.outOfOrder(stream);
    }

    /** Each entry's message arrives, at least once. */
    private int lostAtReceiver() {
        return Bag.of(receiver.subjects()).lost(new TreeSet<>(added()));
    }

    /** What must not be; empty when all is well. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        expect(faults, inDatabase().none(), "the database: " + inDatabase());
        expect(faults, onTimelines().none(), "the timelines: " + onTimelines());
        expect(faults, inFeed().none(), "the feed: " + inFeed());
        expect(faults, onStream().none(), "the stream: " + onStream());
        expect(faults, resets == 0, "the stream was reset " + resets + " times");
        expect(faults, outOfOrder() == 0, "out of order: " + outOfOrder());
        expect(faults, lostAtReceiver() == 0, "lost at the receiver: " + lostAtReceiver());
        expect(faults, receiver.wrong().isEmpty(), "the receiver: " + receiver.wrong());
        expect(faults, last.refused().isEmpty(), "refused: " + last.refused());
        expect(
                faults,
                last.acknowledged().equals(last.attempted()),
                "never acknowledged: "
                        + (last.attempted().size() - last.acknowledged().size()));
        return faults;
    }

    private static void expect(List<String> faults, boolean holds, String what) {
        if (!holds) {
            faults.add(what);
        }
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %s | %s | %s | %d | %s | %d | %d | %,d |",
                fault,
                last.attempted().size(),
                unknown,
                inDatabase(),
                onTimelines(),
                inFeed(),
                outOfOrder(),
                onStream(),
                connections,
                lostAtReceiver(),
                receiver.repeats());
    }
}
