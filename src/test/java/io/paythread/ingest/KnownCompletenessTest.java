package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.timeline.Completeness;
import io.paythread.timeline.Completeness.SourceCompleteness;
import io.paythread.timeline.Completeness.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KnownCompletenessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Completeness completeness;
    private final TableEventLog log;
    private final Clock clock;
    private Instant now = Instant.EPOCH;

    @Inject
    KnownCompletenessTest(Completeness completeness, TableEventLog log, Clock clock) {
        this.completeness = completeness;
        this.log = log;
        this.clock = clock;
    }

    @BeforeEach
    void readTheClock() {
        now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Test
    void saysNothingOfASourceThatHasToldNothing() {
        UUID source = source();
        assertThat(of(source)).isEqualTo(new SourceCompleteness(source, Status.UNKNOWN, Optional.empty()));
    }

    @Test
    void namesTheNewestTimeOfTheProvidersWhateverCameLast() {
        // Given
        UUID source = source();
        tell(source, "a", now.minusSeconds(60));
        tell(source, "b", now.minusSeconds(10));

        // When
        tell(source, "c", now.minusSeconds(300));

        // Then
        assertThat(of(source))
                .isEqualTo(new SourceCompleteness(source, Status.UNKNOWN, Optional.of(now.minusSeconds(10))));
    }

    @Test
    void callsASourceStaleThatHasBeenSilentForADay() {
        // Given
        UUID source = source();

        // When
        tell(source, "a", now.minus(Duration.ofHours(25)));

        // Then
        assertThat(of(source).status()).isEqualTo(Status.STALE);
    }

    @Test
    void callsASourceStaleThatTakesNothing() {
        // Given
        TestSource source = TestSource.fake();
        UUID id = uuid(source);
        tell(id, "a", now);

        // When
        Api.send("{\"state\": \"paused\"}")
                .header("If-Match", source.etag())
                .patch("/v1/sources/" + source.id())
                .then()
                .statusCode(200);

        // Then
        assertThat(of(id).status()).isEqualTo(Status.STALE);
    }

    @Test
    void answersForEverySourceInTheOrderOfTheQuestion() {
        // Given
        UUID told = source();
        UUID silent = source();
        tell(told, "a", now);

        // When
        List<SourceCompleteness> answers =
                completeness.of(List.of(silent, told)).await().atMost(PATIENCE);

        // Then
        assertThat(answers).extracting(SourceCompleteness::source).containsExactly(silent, told);
        assertThat(answers)
                .extracting(SourceCompleteness::lastEventAt)
                .containsExactly(Optional.empty(), Optional.of(now));
    }

    private static UUID source() {
        return uuid(TestSource.fake());
    }

    private static UUID uuid(TestSource source) {
        return PublicId.parse(IdPrefix.SOURCE, source.id()).orElseThrow();
    }

    private void tell(UUID source, String reference, Instant at) {
        assertThat(log.append(List.of(NewEvents.dated(source, reference, at)))
                        .toCompletableFuture()
                        .join())
                .hasSize(1);
    }

    private SourceCompleteness of(UUID source) {
        return completeness.of(List.of(source)).await().atMost(PATIENCE).get(0);
    }
}
