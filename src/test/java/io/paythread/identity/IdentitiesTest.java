package io.paythread.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.identity.Decision.Action;
import io.paythread.identity.Decisions.Statement;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.TestCallers;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept up step by step in the database equals what all tellings and decisions together come to. */
@QuarkusTest
class IdentitiesTest {
    /** A deadlock, or a lock that was not free in time. */
    private static final List<String> IN_THE_WAY = List.of("40P01", "55P03");

    private static final Statement STATEMENT = new Statement(TestCallers.machine(), Action.ASSERTED, "because");

    private final Database database;
    private final Identities identities;
    private final Decisions decisions;
    private final VerdictStore verdicts;
    private final IdentityConfig config;

    @Inject
    IdentitiesTest(
            Database database,
            Identities identities,
            Decisions decisions,
            VerdictStore verdicts,
            IdentityConfig config) {
        this.database = database;
        this.identities = identities;
        this.decisions = decisions;
        this.verdicts = verdicts;
        this.config = config;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000, 3_000})
    void comesToTheSameInAnyOrderRepetitionAndCut(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 25; seed++) {
            // Given
            History history = new History(1, seed);
            List<List<IdentityTelling>> events = history.events(4 + (int) (seed % 30));
            List<IdentityTelling> all = all(events);
            List<List<IdentityTelling>> batches = history.delivered(events);

            // When
            List<String> lines = rolledBack(tx -> applyAll(tx, batches).chain(() -> IdentityDump.of(tx, ids(all))));

            // Then
            assertThat(lines).as("seed " + seed).isEqualTo(new FromScratch(all, config.maxHolders()).lines());
        }
    }

    /** Decisions fall between the batches; each is made on what the accounts have come to by then. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000})
    void comesToTheSameWithDecisionsBetween(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 25; seed++) {
            // Given
            History history = new History(1, seed);
            List<List<IdentityTelling>> batches = history.delivered(history.events(10 + (int) (seed % 10)));
            Interleaved story = new Interleaved(batches, new Random(seed));

            // When
            List<String> lines = rolledBack(tx -> story.play(tx).chain(() -> IdentityDump.of(tx, ids(all(batches)))));

            // Then
            assertThat(lines)
                    .filteredOn(IdentitiesTest::isMembership)
                    .as("seed " + seed)
                    .isEqualTo(story.expected().lines().stream()
                            .filter(IdentitiesTest::isMembership)
                            .toList());
        }
    }

    @Test
    void losesNothingWhenSeveralWorkersTellOfTheSameAccounts() {
        for (int world = 1_000; world < 1_004; world++) {
            // Given
            History history = new History(world, world);
            List<List<IdentityTelling>> events = history.events(30);
            List<Uni<Set<UUID>>> workers = new ArrayList<>();
            for (List<IdentityTelling> batch : history.delivered(events)) {
                workers.add(retried(tx -> identities.apply(tx, batch)));
            }

            // When
            var unused = Uni.join().all(workers).andCollectFailures().await().indefinitely();

            // Then
            List<IdentityTelling> all = all(events);
            List<String> lines = database.reading(tx -> IdentityDump.of(tx, ids(all)))
                    .await()
                    .indefinitely();
            assertThat(lines).as("world " + world).isEqualTo(new FromScratch(all, config.maxHolders()).lines());
        }
    }

    @Test
    void keepsDecisionsThatFallTogetherWithTellings() {
        for (int world = 3_000; world < 3_004; world++) {
            // Given
            History history = new History(world, world);
            Random random = new Random(world);
            List<IdentityTelling> known = all(history.events(20));
            List<IdentityTelling> late = all(history.events(40));
            var unused = retried(tx -> identities.apply(tx, known)).await().indefinitely();
            UUID[] accounts = ids(known);
            List<Uni<?>> atOnce = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                List<IdentityTelling> batch = late.subList(late.size() * i / 10, late.size() * (i + 1) / 10);
                AccountPair pair = AccountPair.of(accounts[0], accounts[1 + random.nextInt(accounts.length - 1)]);
                atOnce.add(retried(tx -> identities.apply(tx, batch)));
                atOnce.add(retried(tx ->
                        decisions.decide(tx, STATEMENT, List.of(pair.a(), pair.b()), now -> change(now, pair, true))));
            }

            // When
            var done = Uni.combine()
                    .all()
                    .unis(atOnce)
                    .with(all -> all.size())
                    .await()
                    .indefinitely();

            // Then
            List<IdentityTelling> all = new ArrayList<>(known);
            all.addAll(late);
            List<String> lines = database.reading(tx -> IdentityDump.of(tx, ids(all)))
                    .await()
                    .indefinitely();
            var decided = database.reading(tx -> verdicts.among(tx, List.of(ids(all))))
                    .await()
                    .indefinitely();
            assertThat(done).isEqualTo(20);
            assertThat(lines)
                    .filteredOn(IdentitiesTest::isMembership)
                    .as("world " + world)
                    .isEqualTo(new FromScratch(all, config.maxHolders(), decided)
                            .lines().stream()
                                    .filter(IdentitiesTest::isMembership)
                                    .toList());
        }
    }

    private <T> Uni<T> retried(Function<Tx, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> database.inTransaction(work))
                .onFailure(failure -> failure instanceof PgException fault && IN_THE_WAY.contains(fault.getSqlState()))
                .retry()
                .atMost(50);
    }

    private Uni<Void> applyAll(Tx tx, Collection<List<IdentityTelling>> batches) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<IdentityTelling> batch : batches) {
            done = done.chain(() -> identities.apply(tx, batch)).replaceWithVoid();
        }
        return done;
    }

    private static boolean isMembership(String line) {
        return line.startsWith("account|") || line.startsWith("customer|");
    }

    private static List<IdentityTelling> all(Collection<List<IdentityTelling>> events) {
        return events.stream().flatMap(List::stream).toList();
    }

    private static UUID[] ids(Collection<IdentityTelling> tellings) {
        return Told.of(tellings).accounts().stream().map(SeenAccount::id).toArray(UUID[]::new);
    }

    private List<String> rolledBack(Function<Tx, Uni<List<String>>> work) {
        List<String> lines = new ArrayList<>();
        Uni<Object> ending = database.inTransaction(
                tx -> work.apply(tx).invoke(lines::addAll).chain(() -> Uni.createFrom()
                        .failure(new RolledBack())));
        assertThatThrownBy(() -> ending.await().indefinitely()).isInstanceOf(RolledBack.class);
        return lines;
    }

    private static Change change(Neighbourhood now, AccountPair pair, boolean joins) {
        TreeSet<UUID> concerned = new TreeSet<>(ByteOrder.UUIDS);
        concerned.addAll(now.customerOf(pair.a()));
        concerned.addAll(now.customerOf(pair.b()));
        return new Change(now, moved(now, pair, joins), concerned, Optional.empty());
    }

    private static Neighbourhood moved(Neighbourhood now, AccountPair pair, boolean joins) {
        if (now.grouping().isUnited(pair)) {
            return now.parted(pair);
        }
        return joins ? now.joined(pair) : now.rejected(pair);
    }

    /** Batches with a decision after each, carried out in the database and on plain values side by side. */
    private final class Interleaved {
        private final List<List<IdentityTelling>> batches;
        private final Random random;
        private final List<IdentityTelling> told = new ArrayList<>();
        private Neighbourhood decided = new Neighbourhood(List.of(), List.of(), new TreeMap<>());

        Interleaved(List<List<IdentityTelling>> batches, Random random) {
            this.batches = batches;
            this.random = random;
        }

        Uni<Void> play(Tx tx) {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (List<IdentityTelling> batch : batches) {
                done = done.chain(() -> identities.apply(tx, batch))
                        .invoke(() -> told.addAll(batch))
                        .chain(() -> decide(tx));
            }
            return done;
        }

        FromScratch expected() {
            return new FromScratch(told, config.maxHolders(), decided.verdicts());
        }

        private Uni<Void> decide(Tx tx) {
            UUID[] accounts = ids(told);
            UUID one = accounts[random.nextInt(accounts.length)];
            UUID other = accounts[random.nextInt(accounts.length)];
            if (one.equals(other)) {
                return Uni.createFrom().voidItem();
            }
            AccountPair pair = AccountPair.of(one, other);
            boolean joins = random.nextBoolean();
            decided = moved(expected().neighbourhood(), pair, joins);
            return decisions
                    .decide(tx, STATEMENT, List.of(one, other), now -> change(now, pair, joins))
                    .replaceWithVoid();
        }
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
