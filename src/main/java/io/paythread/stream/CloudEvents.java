package io.paythread.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.paythread.platform.feed.FeedRowView;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.ZoneOffset;

/** Rows of the feed as CloudEvents 1.0, keyed by customer. */
@Singleton
class CloudEvents {
    /** Types bear a name that belongs to us, as the specification asks for. */
    static final String TYPE_PREFIX = "io.paythread.";

    private static final URI SOURCE = URI.create("/v1/feed");
    private static final JsonFormat FORMAT = new JsonFormat();

    private final ObjectMapper json;

    CloudEvents(ObjectMapper json) {
        this.json = json;
    }

    byte[] write(FeedRowView row) {
        return FORMAT.serialize(of(row));
    }

    CloudEvent of(FeedRowView row) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(row.id())
                .withSource(SOURCE)
                .withType(TYPE_PREFIX + row.type())
                .withTime(row.recordedAt().atOffset(ZoneOffset.UTC))
                .withExtension("cursor", row.cursor());
        if (row.subject() != null) {
            event.withSubject(row.subject());
        }
        if (row.customer() != null && row.revision() != null) {
            event.withExtension("customer", row.customer())
                    .withExtension("partitionkey", row.customer())
                    // The specification's integers have 32 bits.
                    .withExtension("revision", row.revision().toString());
        }
        return event.withData("application/json", JsonCloudEventData.wrap(json.valueToTree(row)))
                .build();
    }
}
