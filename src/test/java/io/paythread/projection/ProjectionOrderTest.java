package io.paythread.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.paythread.identity.Identities;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.platform.id.Ids;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any order, any repetition, any cut into batches, a crash before any commit: the same timelines, states and
 * identities, to the byte. Each history runs in one transaction that is rolled back; a crash is a rolled-back savepoint.
 */
@QuarkusTest
class ProjectionOrderTest {
    private static final List<String> DUMPS = List.of(
            "select (to_jsonb(t) - '{matter_id,digest}'::text[])::text from entry t order by occurred_at, tie, id",
            "select (to_jsonb(t) - '{matter_id,digest}'::text[])::text from business_object t order by id",
            "select source_id || reference || object_id from matter_reference t order by 1",
            "select (to_jsonb(t) - '{recorded_at}'::text[])::text from account t order by id",
            "select to_jsonb(t)::text from account_identifier t order by account_id, slot",
            "select (to_jsonb(t) - '{updated_at}'::text[])::text from link t order by id",
            "select (to_jsonb(t) - '{revision,created_at,updated_at}'::text[])::text from customer t order by id");

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
            assertSameInAnyOrder(events(story.genuine()), story.name().hashCode(), 10);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void generatedHistoriesComeToTheSameInAnyOrder(long batchOfSeeds) {
        for (long seed = batchOfSeeds * 1_000; seed < batchOfSeeds * 1_000 + 25; seed++) {
            assertSameInAnyOrder(events(GeneratedHistory.of(new Random(seed))), seed, 3);
        }
    }

    private void assertSameInAnyOrder(List<LoggedEvent> events, long seed, int times) {
        // Given
        List<String> inOrder = rolledBack(tx -> project(tx, List.of(events), 0).chain(() -> dump(tx)));
        for (int time = 0; time < times; time++) {
            Random random = new Random(seed * 31 + time);
            List<List<LoggedEvent>> delivery = delivery(events, random);

            // When
            List<String> anyOrder =
                    rolledBack(tx -> project(tx, delivery, random.nextLong()).chain(() -> dump(tx)));

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

    private static Uni<List<String>> dump(Tx tx) {
        List<String> lines = new ArrayList<>();
        Uni<List<String>> done = Uni.createFrom().item(lines);
        for (String sql : DUMPS) {
            done = done.chain(() -> tx.list(sql, row -> row.getString(0)))
                    .invoke(lines::addAll)
                    .replaceWith(lines);
        }
        return done;
    }

    private List<LoggedEvent> events(List<Step> steps) {
        List<LoggedEvent> events = new ArrayList<>();
        for (Step step : steps) {
            String provider = step.provider().name().toLowerCase(Locale.ROOT);
            SourceAdapter adapter = Objects.requireNonNull(adapters().get(provider));
            InboundRequest request = new InboundRequest(
                    Map.of(), step.body().getBytes(java.nio.charset.StandardCharsets.UTF_8), step.receivedAt());
            SplitEvent split = adapter.split(request).get(0);
            boolean seen = events.stream().anyMatch(e -> e.event().reference().equals(split.reference()));
            if (!seen) {
                events.add(logged(step.provider(), provider, step, split));
            }
        }
        return events;
    }

    private static LoggedEvent logged(Provider source, String provider, Step step, SplitEvent split) {
        InboundEvent event = new InboundEvent(
                Ids.derived("inbound", split.reference()),
                Ids.derived("source", source.name()),
                split.reference(),
                split.type(),
                split.providerTime(),
                step.receivedAt(),
                split.form(),
                split.body());
        return new LoggedEvent(new Position("1", 1), provider, "webhook", false, event);
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
