package io.paythread.ingest;

import io.paythread.ingest.spi.SplitEvent;
import io.paythread.privacy.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way into the log: verified, redacted, packed.
 *
 * @param reference the provider's id of the event; with the source the key of deduplication
 * @param twin the reference of the same event in another form
 * @param partition 0 to 255
 * @param packed the bytes after redaction, as {@link Bodies} writes them
 * @param size number of bytes as received
 * @param sha256 of the bytes as received
 * @param redactions how many card numbers, codes and dates were taken out
 * @param receipts what is kept of them
 * @param trace where in a trace it stands; empty where nobody looks
 */
record NewEvent(
        UUID id,
        UUID source,
        String reference,
        Optional<String> twin,
        String type,
        SplitEvent.Form form,
        Origin origin,
        Optional<Instant> providerTime,
        Instant receivedAt,
        int partition,
        byte[] packed,
        int size,
        byte[] sha256,
        int redactions,
        List<Receipt> receipts,
        Optional<String> trace) {

    /** What an event weighs in the queue beside its body: ids, strings, objects. */
    private static final int OVERHEAD = 512;

    NewEvent {
        receipts = List.copyOf(receipts);
    }

    /** How an event came to us. */
    enum Origin {
        /** The provider sent it. */
        WEBHOOK,
        /** We asked for it. */
        RECONCILE
    }

    /** Bytes that it holds while it waits. */
    int weight() {
        return packed.length + OVERHEAD;
    }

    @Override
    public String toString() {
        return "NewEvent[" + id + " " + type + " " + size + " bytes]";
    }
}
