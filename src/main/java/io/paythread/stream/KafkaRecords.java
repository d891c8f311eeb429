package io.paythread.stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.feed.FeedRowView;
import io.paythread.platform.feed.Rendered;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the feed as records: CloudEvents in the binary form of their protocol binding for Kafka, under the customer's
 * id, so that all rows of a customer stand in one partition and in order.
 */
@Singleton
class KafkaRecords {
    private final KafkaConfig config;
    private final FeedCatalog catalog;
    private final FeedCursors cursors;
    private final CloudEvents events;

    KafkaRecords(KafkaConfig config, FeedCatalog catalog, FeedCursors cursors, CloudEvents events) {
        this.config = config;
        this.catalog = catalog;
        this.cursors = cursors;
        this.events = events;
    }

    ProducerRecord<String, byte[]> whole(String epoch, FeedRow row, @Nullable Rendered rendered) {
        FeedRowView view = view(epoch, row, rendered);
        return record(view, events.of(view));
    }

    /** For what the brokers find too large: that it happened, and not what it looks like. */
    ProducerRecord<String, byte[]> thin(String epoch, FeedRow row) {
        FeedRowView view = view(epoch, row, null);
        return record(
                view,
                CloudEventBuilder.from(events.of(view))
                        .withExtension("truncated", true)
                        .build());
    }

    private FeedRowView view(String epoch, FeedRow row, @Nullable Rendered rendered) {
        String cursor = cursors.encode(FeedFilter.ALL, epoch, row.position());
        return FeedRowView.of(row, catalog.find(row.type()), cursor, rendered);
    }

    private ProducerRecord<String, byte[]> record(FeedRowView row, CloudEvent event) {
        String key = row.customer() == null ? row.id() : row.customer();
        return KafkaMessageFactory.<String>createWriter(config.topic(), key).writeBinary(event);
    }
}
