package io.paythread.reconcile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.Signatures;
import io.paythread.demo.StripeEvents;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.metrics.Measurements;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.paythread.timeline.Completeness;
import io.paythread.timeline.Completeness.SourceCompleteness;
import io.paythread.timeline.Completeness.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReconcileWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SECRET = "whsec_only_for_this_watch_0001";
    private static final Instant MONDAY = Instant.parse("2026-09-14T10:00:00Z");

    private final ReconcileWatch watch;
    private final Completeness completeness;
    private final Database database;
    private final Measurements measurements;
    private final MeterRegistry metrics;
    private final TestClock clock;

    @Inject
    ReconcileWatchTest(
            ReconcileWatch watch,
            Completeness completeness,
            Database database,
            Measurements measurements,
            MeterRegistry metrics,
            TestClock clock) {
        this.watch = watch;
        this.completeness = completeness;
        this.database = database;
        this.measurements = measurements;
        this.metrics = metrics;
        this.clock = clock;
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void suspectsAGapWhereABusySourceFallsSilentAndEndsItWhenEventsComeAgain() {
        // Given
        clock.standStill(MONDAY);
        String name = name();
        String id = connect(name);
        UUID source = PublicId.parse(IdPrefix.SOURCE, id).orElseThrow();
        usuallyBusy(source);
        send(name, "1", MONDAY);

        // When
        clock.standStill(MONDAY.plus(Duration.ofMinutes(10)));
        look();

        // Then
        assertThat(known(source).gaps()).isEmpty();

        // When
        clock.standStill(MONDAY.plus(Duration.ofMinutes(30)));
        look();
        look();

        // Then
        Eventually.within(PATIENCE, () -> assertThat(known(source).status()).isEqualTo(Status.GAP));
        assertThat(known(source).gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(MONDAY);
            assertThat(gap.to()).isEmpty();
            assertThat(gap.state()).isEqualTo("open");
        });
        measures("paythread.source.silent", name, Duration.ofMinutes(30));
        assertThat(health(id, "silent_since")).isEqualTo("2026-09-14T10:00:00.000000Z");

        // When
        clock.standStill(MONDAY.plus(Duration.ofMinutes(50)));
        send(name, "2", MONDAY.plus(Duration.ofMinutes(50)));
        look();

        // Then
        Eventually.within(
                PATIENCE, () -> assertThat(known(source).gaps()).singleElement().satisfies(gap -> {
                    assertThat(gap.state()).isEqualTo("passed");
                    assertThat(gap.to()).contains(MONDAY.plus(Duration.ofMinutes(50)));
                }));
        assertThat(known(source).status()).isEqualTo(Status.UNKNOWN);
        measures("paythread.source.silent", name, Duration.ZERO);
        assertThat(health(id, "silent_since")).isNull();
    }

    @Test
    void callsASourceSilentWhoseEventsHaveToBeFetched() {
        // Given: compared a moment ago, and what was missing has been fetched.
        clock.standStill(MONDAY);
        String name = name();
        String id = connect(name);
        UUID source = PublicId.parse(IdPrefix.SOURCE, id).orElseThrow();
        usuallyBusy(source);
        send(name, "1", MONDAY);
        compared(source, MONDAY.plus(Duration.ofMinutes(119)));
        clock.standStill(MONDAY.plus(Duration.ofHours(2)));
        fetch(source);

        // When
        look();
        look();

        // Then
        measures("paythread.source.silent", name, Duration.ofHours(2));
        assertThat(known(source).gaps()).isEmpty();
    }

    @Test
    void callsAComparedSourceQuietThatHadNothingToTell() {
        // Given
        clock.standStill(MONDAY);
        String name = name();
        String id = connect(name);
        UUID source = PublicId.parse(IdPrefix.SOURCE, id).orElseThrow();
        usuallyBusy(source);
        send(name, "1", MONDAY);
        clock.standStill(MONDAY.plus(Duration.ofHours(2)));
        look();
        measures("paythread.source.silent", name, Duration.ofHours(2));

        // When
        compared(source, MONDAY.plus(Duration.ofMinutes(119)));
        look();

        // Then
        measures("paythread.source.silent", name, Duration.ZERO);
    }

    @Test
    void tellsWhenASourceWithAKeyWasComparedLast() {
        // Given
        clock.standStill(MONDAY);
        String name = name();
        String id = connect(name);
        UUID source = PublicId.parse(IdPrefix.SOURCE, id).orElseThrow();
        assertThat(Api.send("{\"key\":\"rk_test_only_for_this_watch\"}")
                        .put("/v1/sources/" + id + "/provider-key")
                        .statusCode())
                .isEqualTo(200);

        // When, Then
        clock.standStill(MONDAY.plus(Duration.ofHours(4)));
        measures("paythread.reconcile.age", name, Duration.ofHours(4));

        // When, Then
        compared(source, MONDAY.plus(Duration.ofHours(3)));
        measures("paythread.reconcile.age", name, Duration.ofHours(1));

        // When
        int deleted = Api.call().delete("/v1/sources/" + id + "/provider-key").statusCode();

        // Then
        assertThat(deleted).isEqualTo(204);
        Eventually.within(PATIENCE, () -> {
            measure();
            assertThat(metrics.find("paythread.reconcile.age")
                            .tag("source", name)
                            .gauge())
                    .isNull();
        });
    }

    private static String name() {
        return "watched-" + Long.toString(System.nanoTime(), 36);
    }

    private static String connect(String name) {
        return Api.send("{\"name\":\"%s\",\"provider\":\"stripe\",\"secrets\":[\"%s\"]}".formatted(name, SECRET))
                .post("/v1/sources")
                .path("id");
    }

    /** The service measures by itself as well, and may end an older look a moment after ours. */
    private void measures(String metric, String source, Duration value) {
        Eventually.within(PATIENCE, () -> {
            measure();
            assertThat(Optional.ofNullable(
                                    metrics.find(metric).tag("source", source).gauge())
                            .map(Gauge::value))
                    .contains((double) value.toSeconds());
        });
    }

    private void measure() {
        measurements.take().await().atMost(PATIENCE);
    }

    private static String health(String id, String field) {
        return Api.call().get("/v1/sources/" + id + "/health").jsonPath().getString(field);
    }

    private void compared(UUID source, Instant at) {
        Object unused = database.inTransaction(tx -> tx.update(
                        """
                        insert into source_reconciliation (source_id, reconciled_to, reconciled_at) values ($1, $2, $2)
                        on conflict (source_id) do update
                        set reconciled_to = excluded.reconciled_to, reconciled_at = excluded.reconciled_at
                        """,
                        source,
                        at.atOffset(ZoneOffset.UTC)))
                .await()
                .atMost(PATIENCE);
    }

    private void fetch(UUID source) {
        Object unused = database.inTransaction(tx -> tx.update(
                        """
                        insert into inbound_event (id, source_id, reference, type, form, origin, received_at, partition, body,
                                                   body_bytes, body_sha256)
                        select $1, source_id, 'fetched', type, form, 'reconcile', $3, partition, body, body_bytes, body_sha256
                          from inbound_event where source_id = $2
                        """,
                        new Ids(clock).next(),
                        source,
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .await()
                .atMost(PATIENCE);
    }

    private void look() {
        Object unused = watch.look().await().atMost(PATIENCE);
    }

    private SourceCompleteness known(UUID source) {
        return completeness.of(List.of(source)).await().atMost(PATIENCE).get(0);
    }

    private void usuallyBusy(UUID source) {
        Object unused = database.inTransaction(tx -> tx.query(
                        """
                        insert into source_rhythm (source_id, hour, minutes)
                        select $1, hour, 40
                          from generate_series($2::timestamptz - interval '28 days', $2 - interval '1 hour', '1 hour') hour
                        """,
                        source,
                        MONDAY.atOffset(ZoneOffset.UTC)))
                .await()
                .atMost(PATIENCE);
    }

    private static void send(String source, String number, Instant at) {
        Shopper shopper = Shopper.of("cus_" + source, "Wanda", "wanda@example.com", "en", "US");
        Payment payment = Payment.of("pi_" + source + number, shopper, 1_000, "eur", at);
        Attempt attempt = Attempt.paid("ch_" + source + number, Card.visa4242("fp_watch", "US"), at);
        String body = StripeEvents.chargeSucceeded("evt_" + source + number, at, payment, attempt);
        RequestSpecification request = given().contentType("application/json").body(body);
        Signatures.headers(Provider.STRIPE, SECRET, at, body).forEach(request::header);
        assertThat(request.post("/webhooks/" + source).statusCode()).isEqualTo(200);
    }
}
