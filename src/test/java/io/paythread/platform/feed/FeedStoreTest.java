package io.paythread.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.LooseDatabase;
import io.paythread.platform.time.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedStoreTest {
    private static final FeedType TYPE = new FeedType("test.happened", 1, IdPrefix.ENTRY, "customers:read", "A test.");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final LooseDatabase database = LooseDatabase.begin();
    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);
    private final FeedStore store = new FeedStore(ids, clock);

    FeedStoreTest() {
        clock.standStill(NOW);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void showsNothingOfATransactionThatIsOpen() {
        // Given
        append(3);

        // When
        FeedPage page = after(FeedPosition.BEGINNING, 10);

        // Then
        assertThat(page.rows()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(page.end()).isEqualTo(state().horizon());
    }

    @Test
    void goesOnWhereAPageEnded() {
        // Given
        List<UUID> subjects = append(5);
        letBeSeen();

        // When
        List<UUID> read = new ArrayList<>();
        FeedPage page = after(FeedPosition.BEGINNING, 2);
        page.rows().forEach(row -> read.add(row.subject()));
        while (page.more()) {
            page = after(page.end(), 2);
            page.rows().forEach(row -> read.add(row.subject()));
        }

        // Then
        assertThat(read).isEqualTo(subjects);
    }

    @Test
    void saysWhereToGoOnWhenAFilterFindsNothing() {
        // Given
        append(5);
        letBeSeen();
        FeedFilter nobody = new FeedFilter(Set.of("other.type"), Optional.empty(), Optional.empty());

        // When
        FeedPage page = database.run(tx -> store.after(tx, FeedPosition.BEGINNING, nobody, 10));

        // Then
        assertThat(page.rows()).isEmpty();
        assertThat(page.end()).isEqualTo(state().horizon());
    }

    @Test
    void neverGoesBackBehindAPlace() {
        // Given
        FeedPosition future = new FeedPosition(Long.MAX_VALUE, 7);

        // When
        FeedPage page = after(future, 10);

        // Then
        assertThat(page.end()).isEqualTo(future);
    }

    @Test
    void remembersHowFarItDeleted() {
        // Given
        append(3);
        clock.standStill(NOW.plus(Duration.ofDays(2)));
        List<UUID> young = append(2);
        letBeSeen();

        // When
        int gone = database.run(tx -> store.expire(tx, NOW.plus(Duration.ofDays(1)), 100));

        // Then
        assertThat(gone).isEqualTo(3);
        FeedPage left = after(state().floor(), 10);
        assertThat(left.rows()).extracting(FeedRow::subject).isEqualTo(young);
        assertThat(state().floor().isAfter(FeedPosition.BEGINNING)).isTrue();
    }

    @Test
    void deletesInPieces() {
        // Given
        append(5);
        clock.standStill(NOW.plus(Duration.ofDays(2)));
        letBeSeen();
        Instant before = NOW.plus(Duration.ofDays(1));

        // When
        List<Integer> gone = List.of(
                database.run(tx -> store.expire(tx, before, 2)),
                database.run(tx -> store.expire(tx, before, 2)),
                database.run(tx -> store.expire(tx, before, 2)),
                database.run(tx -> store.expire(tx, before, 2)));

        // Then
        assertThat(gone).containsExactly(2, 2, 1, 0);
    }

    @Test
    void keepsTheOrderAndEachReadersPlaceInAnotherCluster() throws IOException {
        // Given
        List<UUID> subjects = append(4);
        FeedReaders readers = new FeedReaders();
        var unused = database.run(tx -> tx.update("update feed_entry set xid = '9000000000000000000'"));
        FeedPosition second = database.run(tx -> tx.first(
                        "select seq from feed_entry order by seq offset 1 limit 1",
                        row -> new FeedPosition(9_000_000_000_000_000_000L, row.getLong(0))))
                .orElseThrow();
        var unused2 = database.run(tx -> readers.lock(tx, "test"));
        var unused3 = database.run(tx -> readers.move(tx, "test", second).replaceWith(true));

        String afterMigration;
        try (InputStream file = FeedStore.class.getResourceAsStream("/db/migration/afterMigrate__feed.sql")) {
            afterMigration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }

        // When
        var unused4 = database.run(tx -> tx.update("update feed_state set cluster = 'another'"));
        var unused5 = database.run(tx -> tx.query(afterMigration).replaceWith(true));

        // Then
        FeedPosition place = database.run(tx -> readers.lock(tx, "test")).orElseThrow();
        assertThat(after(FeedPosition.BEGINNING, 10).rows())
                .extracting(FeedRow::subject)
                .isEqualTo(subjects);
        assertThat(after(place, 10).rows()).extracting(FeedRow::subject).isEqualTo(subjects.subList(2, 4));
    }

    @Test
    void letsANewReaderBeginNow() {
        // Given
        append(2);
        letBeSeen();

        // When
        FeedPosition place =
                database.run(tx -> new FeedReaders().lock(tx, "newcomer")).orElseThrow();

        // Then
        assertThat(after(place, 10).rows()).isEmpty();
    }

    @CanIgnoreReturnValue
    private List<UUID> append(int rows) {
        List<UUID> subjects = IntStream.range(0, rows).mapToObj(i -> ids.next()).toList();
        var unused = database.run(tx -> store.append(
                        tx,
                        subjects.stream()
                                .map(subject -> new FeedChange(TYPE, subject, null, null, null))
                                .toList())
                .replaceWith(true));
        return subjects;
    }

    /** As if an earlier transaction had appended it: the one of this test never commits. */
    private void letBeSeen() {
        var unused = database.run(tx -> tx.update("update feed_entry set xid = '5'"));
    }

    private FeedPage after(FeedPosition place, int limit) {
        return database.run(tx -> store.after(tx, place, limit));
    }

    private FeedState state() {
        return database.run(store::state);
    }
}
