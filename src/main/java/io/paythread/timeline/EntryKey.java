package io.paythread.timeline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The place of an entry in every timeline: by time, then by what causes what, then by id. No two entries share one. */
record EntryKey(Instant occurredAt, int tie, UUID id) implements Comparable<EntryKey> {
    /** Before all entries. */
    static final EntryKey FIRST = before(Instant.parse("0001-01-01T00:00:00Z"));
    /** After all entries. */
    static final EntryKey LAST = before(Instant.parse("9999-12-31T00:00:00Z"));

    /** As PostgreSQL compares: uuids byte by byte, without sign. */
    private static final Comparator<EntryKey> ORDER = Comparator.comparing(EntryKey::occurredAt)
            .thenComparingInt(EntryKey::tie)
            .thenComparing(key -> key.id.getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(key -> key.id.getLeastSignificantBits(), Long::compareUnsigned);

    /** The place just before everything of this moment. */
    static EntryKey before(Instant moment) {
        return new EntryKey(moment, -1, new UUID(0, 0));
    }

    /** The place just before this entry's: nothing stands between the two. */
    EntryKey justBefore() {
        boolean lowest = id.getLeastSignificantBits() == 0;
        long low = id.getLeastSignificantBits() - 1;
        long high = lowest ? id.getMostSignificantBits() - 1 : id.getMostSignificantBits();
        return new EntryKey(occurredAt, tie, new UUID(high, low));
    }

    /** Reads what {@link #words()} gave. */
    static EntryKey ofWords(List<String> words) {
        return new EntryKey(Instant.parse(words.get(0)), Integer.parseInt(words.get(1)), UUID.fromString(words.get(2)));
    }

    /** For a cursor. */
    List<String> words() {
        return List.of(occurredAt.toString(), Integer.toString(tie), id.toString());
    }

    /** For a statement. */
    OffsetDateTime time() {
        return occurredAt.atOffset(ZoneOffset.UTC);
    }

    @Override
    public int compareTo(EntryKey other) {
        return ORDER.compare(this, other);
    }
}
