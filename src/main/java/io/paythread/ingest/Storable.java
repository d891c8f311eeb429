package io.paythread.ingest;

import io.paythread.ingest.spi.SplitEvent;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Fits what a provider calls an event into what the database can hold. Signed bytes are never refused for a strange
 * reference or type: they are kept as unreadable, so that the provider does not send them for days in vain.
 */
final class Storable {
    /** Longer values would not fit into an index entry; no provider comes near. */
    static final int MAX_TEXT = 512;

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Storable() {}

    /** The event itself where everything fits; else one of type unreadable with a digest for a reference. */
    static SplitEvent of(SplitEvent event) {
        boolean texts = fits(event.reference())
                && fits(event.type())
                && event.twin().map(Storable::fits).orElse(true);
        if (!texts) {
            return unreadable(event);
        }
        return event.providerTime().map(Storable::fits).orElse(true) ? event : withoutTime(event);
    }

    private static boolean fits(String text) {
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            return false;
        }
        // PostgreSQL has no NUL in text, UTF-8 no lone surrogates.
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return c != 0 && text.codePoints().noneMatch(point -> point == 0 || isSurrogate(point));
            }
        }
        return true;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean fits(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    /** The event under the digest of its bytes, as a dead letter. */
    static SplitEvent unreadable(SplitEvent event) {
        String digest = "sha256:" + HexFormat.of().formatHex(Bodies.sha256(event.body()));
        return new SplitEvent(
                digest,
                Optional.empty(),
                SplitEvent.UNREADABLE,
                event.providerTime().filter(Storable::fits),
                digest,
                event.form(),
                event.body());
    }

    private static SplitEvent withoutTime(SplitEvent event) {
        return new SplitEvent(
                event.reference(),
                event.twin(),
                event.type(),
                Optional.empty(),
                event.partitionKey(),
                event.form(),
                event.body());
    }
}
