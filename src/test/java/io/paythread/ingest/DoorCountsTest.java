package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DoorCountsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant HALF_PAST_TEN = Instant.parse("2026-09-14T10:30:00Z");
    private static final String WRONG = "wrong_signature";
    private static final SourceHealthView.Door NOTHING = new SourceHealthView.Door(0, 0, 0, Map.of(), Map.of());

    private final SourceDirectory directory;
    private final Database database;
    private final DoorStore store;
    private final TestClock clock;
    private UUID source = new UUID(0, 0);

    @Inject
    DoorCountsTest(SourceDirectory directory, Database database, DoorStore store, TestClock clock) {
        this.directory = directory;
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    @BeforeEach
    void connect() {
        clock.standStill(HALF_PAST_TEN);
        String id = Api.send(
                        "{\"name\":\"counted-%s\",\"provider\":\"stripe\",\"secrets\":[\"whsec_only_for_counting_01\"]}"
                                .formatted(Long.toString(System.nanoTime(), 36)))
                .post("/v1/sources")
                .path("id");
        source = PublicId.parse(IdPrefix.SOURCE, id).orElseThrow();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void sumsWhatAllProcessesCountedAndKeepsItOverARestart() {
        // Given
        DoorCounts one = process();
        DoorCounts other = process();

        // When
        one.received(live());
        one.received(live());
        one.refused(live(), WRONG);
        other.stored(live(), new Outcome.Stored(3, 1));
        other.refused(live(), WRONG);
        other.notStored(live(), Outcome.Cause.FULL);
        SourceHealthView.Door ownOfOne = lastDay(one);
        SourceHealthView.Door both = lastDay(other);

        // Then
        assertThat(ownOfOne).isEqualTo(new SourceHealthView.Door(2, 0, 0, Map.of(WRONG, 1L), Map.of()));
        assertThat(both).isEqualTo(new SourceHealthView.Door(2, 3, 1, Map.of(WRONG, 2L), Map.of("full", 1L)));
        assertThat(lastDay(process())).isEqualTo(both);
        assertThat(lastDay(one)).isEqualTo(both);
    }

    @Test
    void speaksOfThisHourAndThe23BeforeIt() {
        // Given
        DoorCounts counts = process();
        counts.refused(live(), WRONG);

        // When
        clock.standStill(Instant.parse("2026-09-15T09:59:59Z"));
        SourceHealthView.Door withinTheDay = lastDay(counts);
        clock.standStill(Instant.parse("2026-09-15T10:00:00Z"));

        // Then
        assertThat(withinTheDay.refused()).containsEntry(WRONG, 1L);
        assertThat(lastDay(counts)).isEqualTo(NOTHING);
    }

    private DoorCounts process() {
        return new DoorCounts(database, store, clock);
    }

    private LiveSource live() {
        return directory.find(source).orElseThrow();
    }

    private SourceHealthView.Door lastDay(DoorCounts counts) {
        return counts.lastDay(source).await().atMost(PATIENCE);
    }
}
