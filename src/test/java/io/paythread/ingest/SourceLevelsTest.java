package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.LooseDatabase;
import io.paythread.platform.time.TestClock;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the operator is told of each source, and of none that takes nothing. */
class SourceLevelsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String AGE = "paythread.source.event.age";
    private static final String SILENT = "paythread.source.silent";
    private static final String GAPS = "paythread.source.gaps";

    private final LooseDatabase database = LooseDatabase.begin();
    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SourceLevels levels = new SourceLevels(
            metrics,
            ConfigUtils.configBuilder().withMapping(IngestConfig.class).build().getConfigMapping(IngestConfig.class),
            clock);

    SourceLevelsTest() {
        clock.standStill(NOW);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void tellsSinceWhenNothingCame() {
        // Given
        UUID source = source("levels-one", "active");
        event(source, "webhook", Duration.ofMinutes(90));
        event(source, "reconcile", Duration.ofMinutes(7));

        // When
        measure();

        // Then
        assertThat(value(AGE, "levels-one")).isEqualTo(7 * 60);
        assertThat(value(SILENT, "levels-one")).isZero();
    }

    @Test
    void tellsNoAgeOfASourceThatNeverToldAnything() {
        // Given
        var unused = source("levels-new", "active");

        // When
        measure();

        // Then
        assertThat(value(AGE, "levels-new")).isNull();
        assertThat(value(SILENT, "levels-new")).isZero();
        assertThat(gaps("levels-new", "missing")).isZero();
    }

    @Test
    void tellsForHowLongASourceIsSilentAlthoughItsEventsAreFetched() {
        // Given
        UUID source = source("levels-silent", "active");
        event(source, "webhook", Duration.ofHours(5));
        event(source, "reconcile", Duration.ofMinutes(7));
        silent(source, Duration.ofHours(5));

        // When
        measure();

        // Then
        assertThat(value(SILENT, "levels-silent")).isEqualTo(5 * 3_600);
    }

    @Test
    void endsASilenceWithTheFirstDelivery() {
        // Given
        UUID source = source("levels-again", "active");
        event(source, "webhook", Duration.ofHours(5));
        silent(source, Duration.ofHours(5));
        event(source, "webhook", Duration.ofSeconds(3));

        // When
        measure();

        // Then
        assertThat(value(SILENT, "levels-again")).isZero();
    }

    @Test
    void countsOpenGapsByWhyTheyAreTakenForOnes() {
        // Given
        UUID source = source("levels-holed", "active");
        gap(source, "missing", "open");
        gap(source, "missing", "open");
        gap(source, "silence", "open");
        gap(source, "missing", "backfilled");

        // When
        measure();

        // Then
        assertThat(gaps("levels-holed", "missing")).isEqualTo(2);
        assertThat(gaps("levels-holed", "silence")).isEqualTo(1);
    }

    @Test
    void letsGoOfASourceThatTakesNothingAnyMore() {
        // Given
        UUID source = source("levels-gone", "active");
        event(source, "webhook", Duration.ofMinutes(1));
        gap(source, "missing", "open");
        measure();

        // When
        execute("update source set state = 'deleted' where id = $1", source);
        measure();

        // Then
        assertThat(meters("levels-gone")).isEmpty();
    }

    @Test
    void saysNothingWhileTheDatabaseIsAway() {
        // Given
        UUID source = source("levels-unknown", "active");
        event(source, "webhook", Duration.ofMinutes(1));
        measure();

        // When
        levels.forget();

        // Then
        assertThat(meters("levels-unknown")).isEmpty();
    }

    private void measure() {
        var unused = database.run(tx -> levels.take(tx).replaceWith(true));
    }

    private @Nullable Double value(String name, String source) {
        Gauge gauge = metrics.find(name).tag("source", source).gauge();
        return gauge == null ? null : gauge.value();
    }

    private double gaps(String source, String cause) {
        return metrics.get(GAPS).tags("source", source, "cause", cause).gauge().value();
    }

    private List<Meter> meters(String source) {
        return metrics.getMeters().stream()
                .filter(meter -> source.equals(meter.getId().getTag("source")))
                .toList();
    }

    private UUID source(String name, String state) {
        UUID id = ids.next();
        execute(
                """
                insert into source (id, name, provider, kind, managed_by, state, created_at, updated_at)
                values ($1, $2, 'fake', 'custom', 'api', $3, $4, $4)
                """,
                id,
                name,
                state,
                GapStore.at(NOW));
        return id;
    }

    /** Ids are in the order of time. */
    private void event(UUID source, String origin, Duration ago) {
        clock.standStill(NOW.minus(ago));
        UUID id = ids.next();
        clock.standStill(NOW);
        execute(
                """
                insert into inbound_event (id, source_id, reference, type, form, origin, received_at, partition, body,
                                           body_bytes, body_sha256)
                values ($1, $2, $5, 'made', 'snapshot', $3, $4, 0, '', 0, '')
                """,
                id,
                source,
                origin,
                GapStore.at(NOW.minus(ago)),
                origin + ago);
    }

    private void silent(UUID source, Duration ago) {
        execute(
                "insert into source_reconciliation (source_id, silent_since) values ($1, $2)",
                source,
                GapStore.at(NOW.minus(ago)));
    }

    private void gap(UUID source, String cause, String state) {
        execute(
                """
                insert into source_gap (id, source_id, from_at, cause, state, found_at, resolved_at)
                values ($1, $2, $3, $4, $5, $3, case when $6 then null else $3::timestamptz end)
                """,
                ids.next(),
                source,
                GapStore.at(NOW.minus(Duration.ofHours(1))),
                cause,
                state,
                state.equals("open"));
    }

    private void execute(String sql, Object... values) {
        var unused = database.run(tx -> tx.update(sql, values));
    }
}
