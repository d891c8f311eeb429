package io.paythread.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.postgres.LooseDatabase;
import io.paythread.projection.LogStore.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The feed beside the timelines, held against PostgreSQL: whatever the order, the repetitions and the cut into batches,
 * everybody whose timeline or looks a batch changed is told of, nobody else is, and the rows of a customer are numbered
 * without a gap.
 */
class FeedPropertyTest {
    private static final int SEEDS = 100_000;

    /** What a customer shows: who they are, what happened, what became of it. */
    private static final String SHOWN =
            """
            select c.id, (to_jsonb(c) - '{revision,created_at,updated_at}'::text[])::text
                   || coalesce((select string_agg((to_jsonb(e) - '{matter_id,digest}'::text[])::text, ' ' order by e.id)
                         from entry e join account a on a.id = e.account_id where a.customer_id = c.id), '')
                   || coalesce((select string_agg((to_jsonb(o) - '{matter_id,digest}'::text[])::text, ' ' order by o.id)
                         from business_object o join account a on a.id = o.account_id
                        where a.customer_id = c.id
                          and o.type in ('payment', 'refund', 'dispute', 'ticket', 'checkout', 'invoice', 'subscription')),
                       '')
                   || coalesce((select string_agg((to_jsonb(l) - '{decision_id}'::text[])::text, ' ' order by l.id)
                         from link l join account a on a.id = l.account_a join account b on b.id = l.account_b
                        where c.id in (a.customer_id, b.customer_id)), '')
              from customer c
            """;

    private static final String REVISIONS = "select id, revision from customer";

    private static final String UNCOUNTED =
            """
            select c.id from customer c left join feed_entry f on f.customer_id = c.id
             group by c.id
            having c.revision <> count(f.revision)
                or (c.revision > 0 and (min(f.revision), max(f.revision), count(distinct f.revision))
                        is distinct from (1, c.revision, c.revision))
            """;

    /** Entries that were never told of, or twice as new; one that was part of another may come back. */
    private static final String UNTOLD =
            """
            select e.id from entry e
             where (select count(*) filter (where f.type = 'entry.added')
                         - count(*) filter (where f.type = 'entry.merged')
                      from feed_entry f where f.subject = e.id) <> 1
            """;

    private static final String ROWS = "select count(*) from feed_entry";

    /** A history, and the batches in which its events come, by their numbers. */
    record Batches(long seed, List<LoggedEvent> events, List<List<Integer>> cut) {
        @Override
        public String toString() {
            return "GeneratedHistory of seed " + seed + " in batches " + cut;
        }
    }

    @Property(tries = 60)
    void tellsOfEverybodyWhoLooksDifferentAndOfNobodyElse(@ForAll("batches") Batches given) {
        try (LooseDatabase database = LooseDatabase.begin()) {
            Restartable service = new Restartable(database);
            Map<UUID, String> shown = shown(database);
            Map<UUID, Long> revisions = revisions(database);
            for (List<Integer> numbers : given.cut()) {
                // When
                service.deliver(numbers.stream().map(given.events()::get).toList());

                // Then
                Map<UUID, String> now = shown(database);
                Map<UUID, Long> raised = revisions(database);
                assertThat(raisedSince(revisions, raised)).containsAll(changedSince(shown, now));
                shown = now;
                revisions = raised;
            }
            assertThat(ids(database, UNCOUNTED)).isEmpty();
            assertThat(ids(database, UNTOLD)).isEmpty();
        }
    }

    @Property(tries = 40)
    void tellsNothingOfWhatIsRepeated(@ForAll("batches") Batches given) {
        try (LooseDatabase database = LooseDatabase.begin()) {
            // Given
            Restartable service = new Restartable(database);
            List<LoggedEvent> all = given.cut().stream()
                    .flatMap(List::stream)
                    .map(given.events()::get)
                    .toList();
            service.deliver(all);
            long rows = count(database);

            // When
            service.deliver(all);

            // Then
            assertThat(count(database)).isEqualTo(rows);
        }
    }

    @Provide
    Arbitrary<Batches> batches() {
        return Arbitraries.longs()
                .between(1, SEEDS)
                .map(seed -> new Batches(
                        seed, LoggedSteps.of(GeneratedHistory.of(new Random(seed)), Restartable.ADAPTERS), List.of()))
                .filter(history -> !history.events().isEmpty())
                .flatMap(history -> Combinators.combine(
                                Arbitraries.integers()
                                        .between(0, history.events().size() - 1)
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(2 * history.events().size()),
                                Arbitraries.integers().between(1, 6))
                        .as((numbers, size) -> new Batches(history.seed(), history.events(), cut(numbers, size))));
    }

    private static List<List<Integer>> cut(List<Integer> numbers, int size) {
        List<List<Integer>> batches = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += size) {
            batches.add(List.copyOf(numbers.subList(i, Math.min(i + size, numbers.size()))));
        }
        return batches;
    }

    private static Set<UUID> changedSince(Map<UUID, String> before, Map<UUID, String> now) {
        return now.entrySet().stream()
                .filter(one -> !one.getValue().equals(before.get(one.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<UUID> raisedSince(Map<UUID, Long> before, Map<UUID, Long> now) {
        return now.entrySet().stream()
                .filter(one -> one.getValue() > before.getOrDefault(one.getKey(), 0L))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<UUID, String> shown(LooseDatabase database) {
        Map<UUID, String> shown = new HashMap<>();
        database.run(tx -> tx.query(SHOWN)).forEach(row -> shown.put(row.getUUID(0), row.getString(1)));
        return shown;
    }

    private static Map<UUID, Long> revisions(LooseDatabase database) {
        Map<UUID, Long> revisions = new HashMap<>();
        database.run(tx -> tx.query(REVISIONS)).forEach(row -> revisions.put(row.getUUID(0), row.getLong(1)));
        return revisions;
    }

    private static List<UUID> ids(LooseDatabase database, String sql) {
        return database.run(tx -> tx.list(sql, row -> row.getUUID(0)));
    }

    private static long count(LooseDatabase database) {
        return database.run(tx -> tx.first(ROWS, row -> row.getLong(0))).orElseThrow();
    }
}
