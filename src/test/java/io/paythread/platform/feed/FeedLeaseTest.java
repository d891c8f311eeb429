package io.paythread.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.postgres.LooseDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedLeaseTest {
    private static final String READER = "lease-test";
    private static final Duration TERM = Duration.ofMinutes(1);
    /** Over before it began. */
    private static final Duration OVER = Duration.ofSeconds(-1);

    private static final FeedPosition FURTHER = new FeedPosition(Long.MAX_VALUE / 2, 7);

    private final LooseDatabase database = LooseDatabase.begin();
    private final FeedReaders readers = new FeedReaders();

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void givesThePlaceToOneOwnerAtATime() {
        assertThat(lease("one", TERM)).isPresent();
        assertThat(lease("two", TERM)).isEmpty();
        assertThat(lease("one", TERM)).isPresent();
    }

    @Test
    void goesOnWhereTheOwnerBeforeStopped() {
        // Given
        FeedLease first = lease("one", TERM).orElseThrow();
        assertThat(move(first)).isPresent();

        // When
        database.run(tx -> readers.release(tx, "one"));
        FeedLease second = lease("two", TERM).orElseThrow();

        // Then
        assertThat(second.place()).isEqualTo(FURTHER);
        assertThat(second.epoch()).isGreaterThan(first.epoch());
    }

    @Test
    void movesNothingForAnOwnerWhoseTermRanOutAndWhomAnotherSucceeded() {
        // Given
        FeedLease first = lease("one", OVER).orElseThrow();
        FeedLease second = lease("two", TERM).orElseThrow();

        // When
        Optional<FeedLease> moved = move(first);

        // Then
        assertThat(moved).isEmpty();
        assertThat(lease("two", TERM).orElseThrow().place()).isEqualTo(second.place());
    }

    @Test
    void movesNothingForAnOwnerWhoCameBackAfterAnother() {
        // Given
        FeedLease first = lease("one", OVER).orElseThrow();
        assertThat(lease("two", OVER)).isPresent();
        assertThat(lease("one", TERM)).isPresent();

        // Then
        assertThat(move(first)).isEmpty();
    }

    private Optional<FeedLease> lease(String owner, Duration term) {
        return database.run(tx -> readers.lease(tx, READER, owner, term));
    }

    private Optional<FeedLease> move(FeedLease lease) {
        return database.run(tx -> readers.move(tx, lease, FURTHER, TERM));
    }
}
