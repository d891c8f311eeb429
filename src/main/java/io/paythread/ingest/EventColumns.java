package io.paythread.ingest;

import io.paythread.privacy.Receipts;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch of events turned on its side: one array per column, in the order of the statement's parameters. */
final class EventColumns {
    private final UUID[] ids;
    private final UUID[] sources;
    private final String[] references;
    private final @Nullable String[] twins;
    private final String[] types;
    private final String[] forms;
    private final String[] origins;
    private final @Nullable OffsetDateTime[] providerTimes;
    private final OffsetDateTime[] receivedAts;
    private final Short[] partitions;
    private final Buffer[] bodies;
    private final Integer[] sizes;
    private final Buffer[] hashes;
    private final Short[] redactions;

    EventColumns(List<NewEvent> events) {
        int size = events.size();
        ids = new UUID[size];
        sources = new UUID[size];
        references = new String[size];
        twins = new @Nullable String[size];
        types = new String[size];
        forms = new String[size];
        origins = new String[size];
        providerTimes = new @Nullable OffsetDateTime[size];
        receivedAts = new OffsetDateTime[size];
        partitions = new Short[size];
        bodies = new Buffer[size];
        sizes = new Integer[size];
        hashes = new Buffer[size];
        redactions = new Short[size];
        for (int i = 0; i < size; i++) {
            put(i, events.get(i));
        }
    }

    private void put(int i, NewEvent event) {
        ids[i] = event.id();
        sources[i] = event.source();
        references[i] = event.reference();
        twins[i] = event.twin().orElse(null);
        types[i] = event.type();
        forms[i] = event.form().name().toLowerCase(Locale.ROOT);
        origins[i] = event.origin().name().toLowerCase(Locale.ROOT);
        providerTimes[i] = event.providerTime().map(EventColumns::utc).orElse(null);
        receivedAts[i] = utc(event.receivedAt());
        partitions[i] = (short) event.partition();
        bodies[i] = Buffer.buffer(event.packed());
        sizes[i] = event.size();
        hashes[i] = Buffer.buffer(event.sha256());
        redactions[i] = (short) Math.min(event.redactions(), Short.MAX_VALUE);
    }

    /** The parameters of the statement. */
    Tuple parameters() {
        return Tuple.tuple()
                .addArrayOfUUID(ids)
                .addArrayOfUUID(sources)
                .addArrayOfString(references)
                .addArrayOfString(twins)
                .addArrayOfString(types)
                .addArrayOfString(forms)
                .addArrayOfString(origins)
                .addArrayOfOffsetDateTime(providerTimes)
                .addArrayOfOffsetDateTime(receivedAts)
                .addArrayOfShort(partitions)
                .addArrayOfBuffer(bodies)
                .addArrayOfInteger(sizes)
                .addArrayOfBuffer(hashes)
                .addArrayOfShort(redactions);
    }

    /** The receipts of the batch as one document. */
    static String receipts(List<NewEvent> events) {
        JsonArray all = new JsonArray();
        events.forEach(event -> all.addAll(
                Receipts.document(Receipts.INBOUND_EVENT, event.id(), event.receivedAt(), "door", event.receipts())));
        return all.encode();
    }

    /** Which of them stand where in a trace. */
    static Tuple addTraces(Tuple parameters, List<NewEvent> events) {
        List<NewEvent> traced =
                events.stream().filter(event -> event.trace().isPresent()).toList();
        return parameters
                .addArrayOfUUID(traced.stream().map(NewEvent::id).toArray(UUID[]::new))
                .addArrayOfString(
                        traced.stream().flatMap(event -> event.trace().stream()).toArray(String[]::new));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
