package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Timeline.SourceReference;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches wait for one another where they tell of the same references, and nowhere else. */
@QuarkusTest
class MatterLocksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final UUID SOURCE = new UUID(7, 7);
    /** Far more than one transaction may lock one by one. */
    private static final int MANY = 20_000;

    private final Database database;
    private final MatterStore matters;

    @Inject
    MatterLocksTest(Database database, MatterStore matters) {
        this.database = database;
        this.matters = matters;
    }

    @Test
    void keepsNobodyWaitingForOtherReferences() {
        assertThat(goesOnBeside(references(0, 600), references(600, 1_200))).isTrue();
    }

    @Test
    void keepsOthersFromTheSameReference() {
        assertThat(goesOnBeside(references(0, 600), references(599, 1_200))).isFalse();
    }

    @Test
    void keepsAllOthersOutWhereReferencesAreMany() {
        assertThat(goesOnBeside(references(0, MANY), references(MANY, MANY + 1)))
                .isFalse();
        assertThat(goesOnBeside(references(0, 1), references(1, MANY))).isFalse();
    }

    private boolean goesOnBeside(List<SourceReference> first, List<SourceReference> second) {
        return database.inTransaction(tx -> matters.lockReferences(tx, first).chain(() -> isFree(second)))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Boolean> isFree(List<SourceReference> references) {
        return database.inTransaction(tx -> impatient(tx)
                        .chain(() -> matters.lockReferences(tx, references))
                        .replaceWith(true))
                .onFailure(MatterLocksTest::isTaken)
                .recoverWithItem(false);
    }

    private static Uni<Void> impatient(Tx tx) {
        return tx.query("set local lock_timeout = '200ms'").replaceWithVoid();
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException pg && LOCK_NOT_AVAILABLE.equals(pg.getSqlState());
    }

    private static List<SourceReference> references(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(n -> new SourceReference(SOURCE, "payment:pi_locks_" + n))
                .toList();
    }
}
