package io.paythread.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.feed.Rendered;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The brokers, as one producer that is opened with the first record. */
@Singleton
class KafkaLine {
    private final KafkaConfig config;
    private final KafkaRecords records;
    private final Counter sent;

    // Guarded by this.
    private @Nullable Producer<String, byte[]> producer;

    KafkaLine(KafkaConfig config, KafkaRecords records, MeterRegistry metrics) {
        this.config = config;
        this.records = records;
        this.sent = Counter.builder("paythread.kafka.sent")
                .description("Rows of the feed that the brokers have acknowledged")
                .register(metrics);
    }

    /** Ends when the brokers have acknowledged all of them; fails when one was not. */
    Uni<Void> send(String epoch, List<FeedRow> rows, Map<UUID, Rendered> rendered) {
        // Kafka's client waits for a broker's address and for the acknowledgements.
        return Uni.createFrom()
                .item(() -> sendAndWait(epoch, rows, rendered))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(count -> sent.increment(count))
                .replaceWithVoid();
    }

    private int sendAndWait(String epoch, List<FeedRow> rows, Map<UUID, Rendered> rendered) {
        Producer<String, byte[]> open = open();
        List<Future<RecordMetadata>> answers = inOrder(
                open,
                rows.stream()
                        .map(row -> records.whole(epoch, row, rendered.get(row.id())))
                        .toList());
        for (int i = 0; i < rows.size(); i++) {
            if (!isAcknowledged(answers.get(i))) {
                // Larger than the brokers take: the reader is told that it happened, and asks for the rest.
                acknowledged(open.send(records.thin(epoch, rows.get(i))));
            }
        }
        return rows.size();
    }

    /**
     * Sends one after another, and none behind one that fails at once, as all do while the brokers are not known: sent
     * again, it would come behind those.
     */
    static List<Future<RecordMetadata>> inOrder(
            Producer<String, byte[]> open, List<ProducerRecord<String, byte[]>> records) {
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : records) {
            Future<RecordMetadata> answer = open.send(record);
            if (answer.isDone()) {
                boolean unused = isAcknowledged(answer);
            }
            answers.add(answer);
        }
        return answers;
    }

    /** False for a record that is too large; any other failure is one. */
    private static boolean isAcknowledged(Future<RecordMetadata> answer) {
        try {
            acknowledged(answer);
            return true;
        } catch (RecordTooLargeException tooLarge) {
            return false;
        }
    }

    private static void acknowledged(Future<RecordMetadata> answer) {
        try {
            RecordMetadata unused = answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private synchronized Producer<String, byte[]> open() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        settings.putAll(config.properties());
        config.bootstrapServers().ifPresent(servers -> settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    synchronized void close() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }
}
