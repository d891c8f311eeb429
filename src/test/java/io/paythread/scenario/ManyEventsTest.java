package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.postgres.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand events, each three times, over 32 connections: stored once, answered always, each effect once. */
@QuarkusTest
class ManyEventsTest {
    private static final int EVENTS = 10_000;

    private final Stage stage;
    private final Database database;
    private final Clock clock;

    @Inject
    ManyEventsTest(Stage stage, Database database, Clock clock) {
        this.stage = stage;
        this.database = database;
        this.clock = clock;
    }

    @Test
    void tenThousandEventsSentThreeTimesTakeEffectOnce() throws InterruptedException {
        // Given
        stage.setUp();
        Instant now = clock.instant();
        List<String> bodies = Senders.payments(EVENTS, now);
        List<String> thrice = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            thrice.addAll(bodies);
        }
        Collections.shuffle(thrice, new Random(7));
        Senders senders = new Senders(
                URI.create("http://localhost:" + RestAssured.port + "/webhooks/story-stripe"), Stage.SECRET);

        // When
        List<String> refused = senders.send(thrice, now, good -> {});
        stage.awaitQuiet();

        // Then
        assertThat(refused).isEmpty();
        assertThat(count("select count(*) from inbound_event")).isEqualTo(EVENTS);
        assertThat(count("select count(*) from entry where kind = 'payment.succeeded'"))
                .isEqualTo(EVENTS);
        assertThat(count("select count(*) from entry where jsonb_array_length(origins) <> 1"))
                .isZero();
        assertThat(count("select count(*) from business_object where type = 'payment' and status = 'succeeded'"))
                .isEqualTo(EVENTS);
        stage.clear();
    }

    private long count(String sql) {
        return database.reading(tx -> tx.first(sql, row -> row.getLong(0)))
                .await()
                .indefinitely()
                .orElseThrow();
    }
}
