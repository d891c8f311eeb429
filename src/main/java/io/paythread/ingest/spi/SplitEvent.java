package io.paythread.ingest.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * One event of a request, before it is stored.
 *
 * @param reference the provider's id of the event, or a digest of its bytes; the key of deduplication within the source
 * @param twin the reference of the same event in another form, if the provider sends two (Stripe's thin events)
 * @param type the provider's name of the event type, or {@code unreadable}
 * @param providerTime when the provider says that it happened
 * @param partitionKey events that concern one another should have the same key where the event allows it: the account,
 *     else the payment, else the object
 * @param form whether the event carries its object
 * @param body the event's bytes; the whole body where a request is one event
 */
public record SplitEvent(
        String reference,
        Optional<String> twin,
        String type,
        Optional<Instant> providerTime,
        String partitionKey,
        Form form,
        byte[] body) {

    /** The type of bytes that cannot be read; they are kept as a dead letter. */
    public static final String UNREADABLE = "unreadable";

    /** Whether an event carries its object. */
    public enum Form {
        /** The object stands in the event. */
        SNAPSHOT,
        /** Only a reference stands in the event; the object has to be fetched. */
        THIN
    }
}
