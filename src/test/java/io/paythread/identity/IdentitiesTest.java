package io.paythread.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept up step by step equals what all tellings together come to. Every history runs in a transaction rolled back. */
@QuarkusTest
class IdentitiesTest {
    private final Database database;
    private final Identities identities;
    private final IdentityConfig config;

    @Inject
    IdentitiesTest(Database database, Identities identities, IdentityConfig config) {
        this.database = database;
        this.identities = identities;
        this.config = config;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000, 3_000})
    void comesToTheSameInAnyOrderRepetitionAndCut(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 25; seed++) {
            // Given
            History history = new History(seed);
            List<List<IdentityTelling>> events = history.events(4 + (int) (seed % 30));
            List<IdentityTelling> all = events.stream().flatMap(List::stream).toList();
            List<List<IdentityTelling>> batches = history.delivered(events);

            // When
            List<String> lines = rolledBack(tx -> applyAll(tx, batches).chain(() -> IdentityDump.of(tx, ids(all))));

            // Then
            assertThat(lines).as("seed " + seed).isEqualTo(new FromScratch(all, config.maxHolders()).lines());
        }
    }

    private Uni<Void> applyAll(Tx tx, Collection<List<IdentityTelling>> batches) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<IdentityTelling> batch : batches) {
            done = done.chain(() -> identities.apply(tx, batch)).replaceWithVoid();
        }
        return done;
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

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
