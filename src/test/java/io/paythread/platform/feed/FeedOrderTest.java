package io.paythread.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Eventually;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That no reader misses a row, whatever commits at the same time; and that a cursor of plain numbers would. */
@QuarkusTest
class FeedOrderTest {
    private static final int WRITERS = 6;
    private static final int TRANSACTIONS = 60;
    private static final String AFTER_NUMBER =
            "select seq, subject from feed_entry where seq > $1 and type = $2 order by seq limit 50";
    private static final String LAST_NUMBER = "select coalesce(max(seq), 0) from feed_entry";

    private final Database database;
    private final FeedStore store;
    private final Ids ids;

    @Inject
    FeedOrderTest(Database database, FeedStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.ids = new Ids(clock);
    }

    /** Goes on from where it stopped; gives the subjects that it saw, in order. */
    private interface Reader {
        List<UUID> read();
    }

    @Test
    void missesNoneOfSixWritersWithDelaysAndRollbacks() {
        // Given
        FeedType type = type("feed_order.six_writers");
        Reader reader = byPlace(type);

        // When
        Seen seen = readWhileWriting(type, reader, 1);

        // Then
        assertThat(seen.read()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(seen.committed());
    }

    /** What keeps the test above honest. */
    @Test
    void wouldMissSomeWithACursorOfPlainNumbers() {
        // Given
        FeedType type = type("feed_order.plain_numbers");
        Reader reader = byNumber(type);

        // When
        Seen seen = readWhileWriting(type, reader, 1);

        // Then
        assertThat(seen.read()).hasSizeLessThan(seen.committed().size());
    }

    /** Whoever reads, on whichever process: what was given out is good from then on. */
    @Test
    void givesOutNoPlaceThatItWouldRefuse() {
        // Given
        FeedType type = type("feed_order.good_places");
        List<FeedPosition> refused = new ArrayList<>();
        Reader reader = () -> {
            FeedState before = state();
            FeedPage page = database.reading(tx -> store.after(tx, before.horizon(), 50))
                    .await()
                    .indefinitely();
            FeedState now = state();
            Stream.concat(
                            Stream.of(before.horizon(), page.end()),
                            page.rows().stream().map(FeedRow::position))
                    .filter(place -> !new FeedCursors.Place(now.epoch(), place).isGood(now))
                    .forEach(refused::add);
            return List.of();
        };

        // When
        Seen seen = readWhileWriting(type, reader, 2);

        // Then
        assertThat(seen.committed()).isNotEmpty();
        assertThat(refused).isEmpty();
    }

    @Test
    void waitsForATransactionThatBeganEarlier() {
        // Given
        FeedType type = type("feed_order.waits");
        Reader byPlace = byPlace(type);
        Reader byNumber = byNumber(type);
        UUID first = ids.next();
        UUID second = ids.next();
        CompletableFuture<Boolean> appended = new CompletableFuture<>();
        CompletableFuture<Boolean> go = new CompletableFuture<>();
        var slow = database.inTransaction(tx -> append(tx, type, first)
                        .invoke(() -> appended.complete(true))
                        .chain(() -> Uni.createFrom().completionStage(go)))
                .subscribeAsCompletionStage();
        appended.join();

        // When
        database.inTransaction(tx -> append(tx, type, second)).await().indefinitely();
        List<UUID> placedEarly = byPlace.read();
        List<UUID> numberedEarly = byNumber.read();
        FeedPage early = database.reading(tx -> store.after(tx, FeedPosition.BEGINNING, 1))
                .await()
                .indefinitely();
        go.complete(true);
        slow.join();
        List<UUID> placed = new ArrayList<>();
        List<UUID> numbered = byNumber.read();

        // Then: whatever else runs here may hold the horizon back for a moment
        assertThat(placedEarly).isEmpty();
        assertThat(early.near()).as("it is worth looking again soon").isTrue();
        Eventually.within(Duration.ofSeconds(10), () -> {
            placed.addAll(byPlace.read());
            assertThat(placed).containsExactly(first, second);
        });
        assertThat(numberedEarly).containsExactly(second);
        assertThat(numbered).isEmpty();
    }

    /** As when a transaction has written elsewhere before it waits for a customer whose row the other holds. */
    @Test
    void putsWhatWasAppendedLaterBehindWhatWasCommittedEarlier() {
        // Given
        FeedType type = type("feed_order.later");
        Reader reader = byPlace(type);
        UUID first = ids.next();
        UUID second = ids.next();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Boolean> go = new CompletableFuture<>();
        var earlyId = database.inTransaction(tx -> tx.query("select pg_current_xact_id()")
                        .invoke(() -> begun.complete(true))
                        .chain(() -> Uni.createFrom().completionStage(go))
                        .chain(() -> append(tx, type, second)))
                .subscribeAsCompletionStage();
        begun.join();
        database.inTransaction(tx -> append(tx, type, first)).await().indefinitely();

        // When
        go.complete(true);
        earlyId.join();
        List<UUID> read = new ArrayList<>();

        // Then: whatever else runs here may hold the horizon back for a moment
        Eventually.within(Duration.ofSeconds(10), () -> {
            read.addAll(reader.read());
            assertThat(read).containsExactly(first, second);
        });
    }

    private record Seen(List<UUID> read, Set<UUID> committed) {}

    private Seen readWhileWriting(FeedType type, Reader reader, long seed) {
        Set<UUID> committed = new LinkedHashSet<>();
        ConcurrentLinkedQueue<UUID> done = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> write(type, new Random(seed * WRITERS + writer), TRANSACTIONS, done)
                        .subscribeAsCompletionStage())
                .toList();
        List<UUID> read = new ArrayList<>();
        while (!writers.stream().allMatch(CompletableFuture::isDone)) {
            read.addAll(reader.read());
        }
        writers.forEach(CompletableFuture::join);
        // Whatever else runs here may hold the horizon back for a moment.
        for (int looks = 0; looks < 500 && read.size() < done.size(); looks++) {
            read.addAll(reader.read());
            LockSupport.parkNanos(2_000_000);
        }
        committed.addAll(done);
        return new Seen(read, committed);
    }

    private Uni<Void> write(FeedType type, Random random, int left, ConcurrentLinkedQueue<UUID> done) {
        if (left == 0) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> subjects = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> ids.next())
                .toList();
        double pause = random.nextInt(12) / 1_000.0;
        boolean commits = random.nextInt(5) > 0;
        Uni<Void> transaction = database.inTransaction(tx -> append(tx, type, subjects.toArray(UUID[]::new))
                .chain(() -> tx.query("select pg_sleep($1)", pause))
                .chain(() -> commits
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new IllegalStateException("rolled back"))));
        return transaction
                .invoke(() -> done.addAll(subjects))
                .onFailure(IllegalStateException.class)
                .recoverWithNull()
                .chain(() -> write(type, random, left - 1, done));
    }

    private Uni<Void> append(Tx tx, FeedType type, UUID... subjects) {
        return store.append(
                tx,
                List.of(subjects).stream()
                        .map(subject -> new FeedChange(type, subject, null, null, null))
                        .toList());
    }

    private Reader byPlace(FeedType type) {
        FeedPosition[] at = {state().horizon()};
        return () -> {
            FeedPage page =
                    database.reading(tx -> store.after(tx, at[0], 50)).await().indefinitely();
            at[0] = page.end();
            return page.rows().stream()
                    .filter(row -> row.type().equals(type.name()))
                    .map(FeedRow::subject)
                    .toList();
        };
    }

    private FeedState state() {
        return database.reading(store::state).await().indefinitely();
    }

    private Reader byNumber(FeedType type) {
        long[] at = {
            database.reading(tx -> tx.first(LAST_NUMBER, row -> row.getLong(0)))
                    .await()
                    .indefinitely()
                    .orElseThrow()
        };
        return () -> {
            var rows = database.reading(tx -> tx.query(AFTER_NUMBER, at[0], type.name()))
                    .await()
                    .indefinitely();
            List<UUID> subjects = new ArrayList<>();
            rows.forEach(row -> {
                at[0] = row.getLong(0);
                subjects.add(row.getUUID(1));
            });
            return subjects;
        };
    }

    private static FeedType type(String name) {
        return new FeedType(name, 1, IdPrefix.ENTRY, "customers:read", "For a test.");
    }
}
