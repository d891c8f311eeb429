package io.paythread.adapters.psp.stripe;

import io.paythread.ingest.spi.SplitEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands on the envelope of an event: id, type, time, and whom it concerns. One request is one event. */
final class StripeSplit {
    private static final String THIN = "v2.core.event";

    private StripeSplit() {}

    static SplitEvent split(byte[] body) {
        Optional<StripeObject> event = StripeJson.read(body);
        return event.isEmpty() ? unreadable(body) : readable(event.get(), body);
    }

    /** Whether an event names its object without its content. */
    static boolean isThin(StripeObject event) {
        return THIN.equals(event.text("object"));
    }

    private static SplitEvent unreadable(byte[] body) {
        String digest = digest(body);
        return new SplitEvent(
                digest,
                Optional.empty(),
                SplitEvent.UNREADABLE,
                Optional.empty(),
                digest,
                SplitEvent.Form.SNAPSHOT,
                body);
    }

    private static SplitEvent readable(StripeObject event, byte[] body) {
        boolean thin = isThin(event);
        String reference = event.id("id").orElseGet(() -> digest(body));
        return new SplitEvent(
                reference,
                thin ? event.id("snapshot_event") : Optional.empty(),
                event.id("type").orElse(SplitEvent.UNREADABLE),
                Optional.ofNullable(thin ? isoTime(event.text("created")) : event.time("created")),
                partitionKey(event, thin).orElse(reference),
                thin ? SplitEvent.Form.THIN : SplitEvent.Form.SNAPSHOT,
                body);
    }

    private static Optional<String> partitionKey(StripeObject event, boolean thin) {
        if (thin) {
            return event.id("related_object");
        }
        return partitionKey(event.at("data", "object"));
    }

    /** Events of an object and of what it concerns go the same way. */
    static Optional<String> partitionKey(StripeObject object) {
        return object.id("customer")
                .or(() -> object.id("payment_intent"))
                .or(() -> object.id("charge"))
                .or(() -> object.id("id"));
    }

    private static @Nullable Instant isoTime(@Nullable String text) {
        try {
            return text == null ? null : plausible(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The parser takes years that no database keeps. */
    private static @Nullable Instant plausible(OffsetDateTime time) {
        boolean kept = time.getYear() >= 1970 && time.getYear() < 10_000;
        return kept ? time.toInstant().truncatedTo(ChronoUnit.MICROS) : null;
    }

    private static String digest(byte[] body) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
