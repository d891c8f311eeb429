package io.paythread.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.paythread.identity.Identities;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.projection.LogStore.LoggedEvent;
import io.paythread.timeline.Timeline;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The stories of the demo, in the running service, in any order, with any repetition, cut into batches, with a crash
 * before any commit: the same timelines, states and identities, to the byte. Made-up histories are {@link
 * ProjectionPropertyTest}'s. Each runs in one transaction that is rolled back; a crash is a rolled-back savepoint.
 */
@QuarkusTest
class ProjectionOrderTest {
    private final Database database;
    private final Timeline timeline;
    private final Identities identities;
    private final Instance<SourceAdapter> sources;

    @Inject
    ProjectionOrderTest(Database database, Timeline timeline, Identities identities, Instance<SourceAdapter> sources) {
        this.database = database;
        this.timeline = timeline;
        this.identities = identities;
        this.sources = sources;
    }

    @Test
    void theStoriesComeToTheSameInAnyOrder() {
        for (Story story : Stories.asWritten()) {
            assertSameInAnyOrder(
                    LoggedSteps.of(story.genuine(), adapters()), story.name().hashCode(), 10);
        }
    }

    private void assertSameInAnyOrder(List<LoggedEvent> events, long seed, int times) {
        // Given
        List<String> inOrder = rolledBack(tx -> project(tx, List.of(events), 0).chain(() -> Dump.of(tx, Dump.ALL)));
        for (int time = 0; time < times; time++) {
            Random random = new Random(seed * 31 + time);
            List<List<LoggedEvent>> delivery = delivery(events, random);

            // When
            List<String> anyOrder =
                    rolledBack(tx -> project(tx, delivery, random.nextLong()).chain(() -> Dump.of(tx, Dump.ALL)));

            // Then
            assertThat(anyOrder).as("seed " + seed + " time " + time).isEqualTo(inOrder);
        }
    }

    /** Shuffled, some twice, cut into batches. */
    private static List<List<LoggedEvent>> delivery(List<LoggedEvent> events, Random random) {
        List<LoggedEvent> all = new ArrayList<>(events);
        events.stream().filter(event -> random.nextBoolean()).forEach(all::add);
        Collections.shuffle(all, random);
        List<List<LoggedEvent>> batches = new ArrayList<>();
        for (LoggedEvent event : all) {
            if (batches.isEmpty() || random.nextInt(4) == 0) {
                batches.add(new ArrayList<>());
            }
            batches.get(batches.size() - 1).add(event);
        }
        return batches;
    }

    private Uni<Void> project(Tx tx, List<List<LoggedEvent>> batches, long seed) {
        Random random = new Random(seed);
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<LoggedEvent> batch : batches) {
            boolean crash = seed != 0 && random.nextInt(4) == 0;
            done = done.chain(
                            () -> crash ? crashed(tx, batch) : Uni.createFrom().voidItem())
                    .chain(() -> takeEffect(tx, batch));
        }
        return done;
    }

    private Uni<Void> crashed(Tx tx, List<LoggedEvent> batch) {
        return tx.query("savepoint before_crash")
                .chain(() -> takeEffect(tx, batch))
                .chain(() -> tx.query("rollback to savepoint before_crash"))
                .replaceWithVoid();
    }

    private Uni<Void> takeEffect(Tx tx, List<LoggedEvent> batch) {
        Meaning meaning = Meaning.of(batch, adapters());
        assertThat(meaning.outcomes()).noneMatch(outcome -> outcome.state() == Meaning.State.DEAD);
        return timeline.tell(tx, meaning.matters())
                .chain(accounts ->
                        identities.apply(tx, meaning.identities()).chain(() -> identities.touched(tx, accounts)))
                .replaceWithVoid();
    }

    private Map<String, SourceAdapter> adapters() {
        return sources.stream().collect(Collectors.toUnmodifiableMap(SourceAdapter::provider, Function.identity()));
    }

    private List<String> rolledBack(Function<Tx, Uni<List<String>>> work) {
        AtomicReference<List<String>> lines = new AtomicReference<>(List.of());
        Uni<Object> ending = database.inTransaction(tx ->
                work.apply(tx).invoke(lines::set).chain(() -> Uni.createFrom().failure(new RolledBack())));
        assertThatThrownBy(() -> ending.await().indefinitely()).isInstanceOf(RolledBack.class);
        List<String> result = Objects.requireNonNull(lines.get());
        assertThat(result).isNotEmpty();
        return result;
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
