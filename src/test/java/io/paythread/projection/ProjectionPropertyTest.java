package io.paythread.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.ingest.spi.InboundEvent;
import io.paythread.platform.postgres.LooseDatabase;
import io.paythread.projection.LogStore.LoggedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * The promise that everything rests on, held against PostgreSQL: whatever the order, the repetitions, the cut into
 * batches and the restarts, the same events come to the same timelines, states and identities, byte for byte; and what
 * people join and part again is as it was. A failure is shrunk to the fewest deliveries and names its seed.
 */
class ProjectionPropertyTest {
    private static final int SEEDS = 100_000;
    private static final String SUGGESTIONS = "select id from link where state = 'open' order by id";
    /** One account of each customer. */
    private static final String STRANGERS = "select min(id::text)::uuid from account group by customer_id order by 1";

    /** One event on its way, and what happens after it. */
    record Delivery(int event, boolean crash, boolean restart, boolean commit) {}

    /** The events of a made-up month; printed as the seed that makes them again. */
    record History(long seed, List<LoggedEvent> events) {
        static History of(long seed) {
            return new History(seed, LoggedSteps.of(GeneratedHistory.of(new Random(seed)), Restartable.ADAPTERS));
        }

        @Override
        public String toString() {
            return "GeneratedHistory of seed " + seed;
        }
    }

    record Deliveries(History history, List<Delivery> deliveries) {
        /** What was delivered at all, as it happened. */
        List<LoggedEvent> inOrder() {
            return deliveries.stream().map(Delivery::event).collect(Collectors.toCollection(TreeSet::new)).stream()
                    .map(history.events()::get)
                    .toList();
        }

        @Override
        public String toString() {
            return deliveries.stream().map(this::line).collect(Collectors.joining("\n", history + "\n", ""));
        }

        private String line(Delivery delivery) {
            InboundEvent event = history.events().get(delivery.event()).event();
            return event.reference() + " " + event.type()
                    + (delivery.crash() ? ", crash" : "")
                    + (delivery.restart() ? ", restart" : "")
                    + (delivery.commit() ? ", commit" : "");
        }
    }

    /** Two accounts by their place in the list, or a suggestion by its. */
    record Joining(int one, int other, boolean suggested) {}

    @Property(tries = 400)
    void comesToTheSameHoweverItIsDelivered(@ForAll("deliveries") Deliveries given) {
        // When
        List<String> delivered = delivered(given);

        // Then
        assertThat(delivered).isEqualTo(told(given.inOrder()));
    }

    @Property(tries = 150)
    void partingRestoresWhatJoiningChanged(
            @ForAll("histories") History history, @ForAll("joinings") List<Joining> joinings) {
        try (LooseDatabase database = LooseDatabase.begin()) {
            // Given
            Restartable service = new Restartable(database);
            service.deliver(history.events());
            Deque<UUID> links = new ArrayDeque<>();
            Deque<List<String>> before = new ArrayDeque<>();

            // When
            for (Joining joining : joinings) {
                List<String> now = people(database);
                join(database, service, joining).ifPresent(link -> {
                    links.push(link);
                    before.push(now);
                });
            }

            // Then
            Statistics.collect(links.isEmpty() ? "nobody to join" : "joined");
            Statistics.coverage(each -> each.check("joined").percentage(share -> share > 30));
            while (!links.isEmpty()) {
                UUID link = links.pop();
                List<String> joined = people(database);
                database.run(tx -> service.decisions().reverse(tx, link).replaceWith(true));
                List<String> restored = people(database);
                assertThat(restored).isEqualTo(before.pop()).isNotEqualTo(joined);
                service.restart();
            }
        }
    }

    @Provide
    Arbitrary<History> histories() {
        return Arbitraries.longs().between(1, SEEDS).map(History::of).filter(history -> !history.events()
                .isEmpty());
    }

    @Provide
    Arbitrary<Deliveries> deliveries() {
        return histories().flatMap(history -> {
            int events = history.events().size();
            Arbitrary<Boolean> seldom = Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true));
            return Combinators.combine(
                            Arbitraries.integers().between(0, events - 1), seldom, seldom, Arbitraries.of(true, false))
                    .as(Delivery::new)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(2 * events)
                    .map(deliveries -> new Deliveries(history, deliveries));
        });
    }

    @Provide
    Arbitrary<List<Joining>> joinings() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 7);
        return Combinators.combine(places, places, Arbitraries.of(true, false))
                .as(Joining::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static List<String> told(List<LoggedEvent> inOrder) {
        try (LooseDatabase database = LooseDatabase.begin()) {
            new Restartable(database).deliver(inOrder);
            return database.run(tx -> Dump.of(tx, Dump.ALL));
        }
    }

    private static List<String> delivered(Deliveries given) {
        try (LooseDatabase database = LooseDatabase.begin()) {
            Restartable service = new Restartable(database);
            List<LoggedEvent> batch = new ArrayList<>();
            for (Delivery delivery : given.deliveries()) {
                LoggedEvent event = given.history().events().get(delivery.event());
                batch.add(event);
                if (delivery.crash()) {
                    service.crashDuring(batch);
                }
                if (delivery.restart()) {
                    service.restart();
                }
                if (delivery.commit()) {
                    service.deliver(batch);
                    batch.clear();
                }
            }
            service.deliver(batch);
            return database.run(tx -> Dump.of(tx, Dump.ALL));
        }
    }

    private static List<String> people(LooseDatabase database) {
        return database.run(tx -> Dump.of(tx, Dump.PEOPLE));
    }

    /** Joins two customers, or agrees with a suggestion; nothing where there is none to join. */
    private static Optional<UUID> join(LooseDatabase database, Restartable service, Joining joining) {
        if (joining.suggested()) {
            List<UUID> open = database.run(tx -> tx.list(SUGGESTIONS, row -> row.getUUID(0)));
            return pick(open, joining.one())
                    .map(link -> database.run(tx -> service.decisions().accept(link)));
        }
        List<UUID> accounts = database.run(tx -> tx.list(STRANGERS, row -> row.getUUID(0)));
        return pick(accounts, joining.one()).flatMap(one -> pick(accounts, joining.other())
                .filter(other -> !other.equals(one))
                .map(other -> database.run(tx -> service.decisions().join(tx, one, other))));
    }

    private static Optional<UUID> pick(List<UUID> ids, int place) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(place % ids.size()));
    }
}
