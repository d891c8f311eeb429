package io.paythread.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Which records go out when the client refuses one of them. */
class KafkaLineTest {
    private static final List<ProducerRecord<String, byte[]>> RECORDS = Stream.of("first", "second", "third")
            .map(text -> new ProducerRecord<>("feed", "customer", text.getBytes(UTF_8)))
            .toList();

    @Test
    void sendsNothingBehindARecordThatFailedAtOnce() {
        // Given
        Refusing brokers = new Refusing(RECORDS.get(1), new TimeoutException("no brokers are known"));

        // When, Then
        assertThatThrownBy(() -> KafkaLine.inOrder(brokers, RECORDS)).isInstanceOf(TimeoutException.class);
        assertThat(brokers.history()).containsExactly(RECORDS.get(0));
    }

    @Test
    void goesOnBehindARecordThatIsTooLarge() {
        // Given
        Refusing brokers = new Refusing(RECORDS.get(1), new RecordTooLargeException("too large"));

        // When
        List<Future<RecordMetadata>> answers = KafkaLine.inOrder(brokers, RECORDS);

        // Then
        assertThat(answers).hasSize(3);
        assertThat(brokers.history()).containsExactly(RECORDS.get(0), RECORDS.get(2));
    }

    /** Fails at once for one record, as the client does; takes the others. */
    private static final class Refusing extends MockProducer<String, byte[]> {
        private final ProducerRecord<String, byte[]> refused;
        private final RuntimeException failure;

        Refusing(ProducerRecord<String, byte[]> refused, RuntimeException failure) {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
            this.refused = refused;
            this.failure = failure;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            return record.equals(refused) ? CompletableFuture.failedFuture(failure) : super.send(record);
        }
    }
}
