package io.paythread.timeline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The place of an object in a list: by the time at which it began, then by id. */
record ObjectKey(Instant occurredAt, UUID id) {
    static final ObjectKey FIRST = before(EntryKey.FIRST.occurredAt());
    static final ObjectKey LAST = before(EntryKey.LAST.occurredAt());

    /** The place before everything of this moment. */
    static ObjectKey before(Instant moment) {
        return new ObjectKey(moment, new UUID(0, 0));
    }

    /** The place after everything of this moment. */
    static ObjectKey after(Instant moment) {
        return new ObjectKey(moment, new UUID(-1, -1));
    }

    static ObjectKey ofWords(List<String> words) {
        return new ObjectKey(Instant.parse(words.get(0)), UUID.fromString(words.get(1)));
    }

    List<String> words() {
        return List.of(occurredAt.toString(), id.toString());
    }

    OffsetDateTime time() {
        return occurredAt.atOffset(ZoneOffset.UTC);
    }
}
