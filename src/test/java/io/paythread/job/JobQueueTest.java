package io.paythread.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.job.JobQueue.Claim;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claims by many at once, of a kind that no worker of the service knows. */
@QuarkusTest
class JobQueueTest {
    private static final String KIND = "test_claims";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;
    private final JobStore store;
    private final JobQueue queue;
    private final JobConfig config;
    private final Clock clock;
    private final Ids ids;

    @Inject
    JobQueueTest(Database database, JobStore store, JobQueue queue, JobConfig config, Clock clock, Ids ids) {
        this.database = database;
        this.store = store;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    @AfterEach
    void forget() {
        database.inTransaction(tx -> tx.update("delete from job where kind = $1", KIND))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void givesEachJobToOneAndNoOwnerMoreThanTheirShare() {
        // Given
        IntStream.range(0, 12).forEach(number -> insert("key:" + number / 3));

        // When
        List<Optional<Claim>> claims = Uni.join()
                .all(IntStream.range(0, 20).mapToObj(number -> claim()).toList())
                .andCollectFailures()
                .await()
                .atMost(PATIENCE);

        // Then
        List<UUID> claimed =
                claims.stream().flatMap(Optional::stream).map(Claim::id).toList();
        assertThat(claimed).doesNotHaveDuplicates().hasSize(config.mostRunning());
        assertThat(running()).allSatisfy((owner, count) -> assertThat(count).isEqualTo(2));
    }

    @Test
    void takesOverWhatADeadProcessHeldUnderANewEpoch() {
        // Given
        insert("key:dead");
        Claim dead = claim().await().atMost(PATIENCE).orElseThrow();
        assertThat(claim().await().atMost(PATIENCE)).isEmpty();

        // When
        database.inTransaction(
                        tx -> tx.update("update job set lease_until = now() - interval '1s' where id = $1", dead.id()))
                .await()
                .atMost(PATIENCE);
        Claim taken = claim().await().atMost(PATIENCE).orElseThrow();

        // Then
        assertThat(taken.id()).isEqualTo(dead.id());
        assertThat(taken.epoch()).isGreaterThan(dead.epoch());
        assertThat(taken.failures()).isEqualTo(1);
        assertThat(database.inTransaction(tx -> queue.lock(tx, dead)).await().atMost(PATIENCE))
                .isEmpty();
    }

    @Test
    void countsTheServiceItselfAsNobodyWhoKeepsOthersOut() {
        // Given
        IntStream.range(0, config.mostRunning() + 1).forEach(number -> insert(NewJob.SYSTEM));

        // When
        List<UUID> claimed = IntStream.range(0, config.mostRunning() + 1)
                .mapToObj(number -> claim().await().atMost(PATIENCE))
                .flatMap(Optional::stream)
                .map(Claim::id)
                .toList();

        // Then
        assertThat(claimed).doesNotHaveDuplicates().hasSizeGreaterThan(config.mostRunningOfOwner());
    }

    @Test
    void givesWayToWhatIsDueAndToNothingElse() {
        // Given
        insert("key:long");
        Claim first = claim().await().atMost(PATIENCE).orElseThrow();

        // When
        boolean alone = giveWay(first);
        insert("key:short");
        boolean beside = giveWay(first);

        // Then
        assertThat(alone).isFalse();
        assertThat(beside).isTrue();
        Claim next = claim().await().atMost(PATIENCE).orElseThrow();
        Claim again = claim().await().atMost(PATIENCE).orElseThrow();
        assertThat(next.id()).isNotEqualTo(first.id());
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.failures()).isZero();
    }

    private boolean giveWay(Claim claim) {
        return database.inTransaction(tx -> queue.giveWay(tx, claim, List.of(KIND), clock.instant()))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Optional<Claim>> claim() {
        return database.inTransaction(tx -> queue.claim(tx, List.of(KIND), config, clock.instant()));
    }

    private void insert(String owner) {
        NewJob job = new NewJob(KIND, owner, new JsonObject(), Optional.empty(), Optional.empty());
        database.inTransaction(tx -> store.insert(tx, ids.next(), job, "rows", clock.instant()))
                .await()
                .atMost(PATIENCE);
    }

    private Map<String, Long> running() {
        return database
                .reading(tx -> tx.list(
                        "select owner from job where kind = $1 and state = 'running'", row -> row.getString(0), KIND))
                .await()
                .atMost(PATIENCE)
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
