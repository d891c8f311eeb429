package io.paythread.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.job.Job;
import io.paythread.job.JobEffect;
import io.paythread.job.Jobs;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Extent;
import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.paythread.security.Scope;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export step by step: processes that end in the middle, two at once, people who are erased or cancel meanwhile. */
@QuarkusTest
class ExportStepsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");
    private static final int ROWS = 13;

    private final Database database;
    private final Jobs jobs;
    private final ExportJob kind;
    private final ExportStore store;
    private final PieceStore pieces;
    private final ExportErasure erasure;
    private final ExportExpiry expiry;
    private final Ids ids;
    private final Clock clock;
    private final List<UUID> people = new ArrayList<>();

    @Inject
    ExportStepsTest(
            Database database,
            Jobs jobs,
            ExportJob kind,
            ExportStore store,
            PieceStore pieces,
            ExportErasure erasure,
            ExportExpiry expiry,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.kind = kind;
        this.store = store;
        this.pieces = pieces;
        this.erasure = erasure;
        this.expiry = expiry;
        this.ids = ids;
        this.clock = clock;
    }

    @BeforeEach
    void people() {
        for (int i = 0; i < ROWS; i++) {
            people.add(ids.next());
        }
        NumberList.PEOPLE.clear();
        NumberList.PEOPLE.addAll(people);
    }

    @Test
    void aStepThatIsDoneTwiceLeavesItsRowsOnce() {
        // Given
        Made made = start();
        JsonObject checkpoint = new JsonObject();
        boolean more = true;

        // When: every step is prepared twice, by a process that then ends and by the one that goes on
        while (more) {
            JobEffect lost = prepared(made, checkpoint);
            JobEffect kept = prepared(made, checkpoint);
            assertThat(lost).isNotNull();
            Step step = run(kept::in);
            more = !(step.then() instanceof Step.Then.End);
            checkpoint = new JsonObject(step.checkpoint().encode());
        }

        // Then
        assertThat(text(made)).isEqualTo(NumberList.text());
        assertThat(run(tx -> store.find(tx, made.export())).orElseThrow().rows())
                .contains((long) ROWS);
        assertThat(run(tx -> pieces.files(tx, made.export())).stream().map(ExportFile::rows))
                .containsExactly(5L, 5L, 3L);
    }

    @Test
    void whatWasReadBeforeAnErasureIsReadAgainAfterIt() {
        // Given
        Made made = start();
        JsonObject checkpoint = steps(made, new JsonObject(), 2);
        JobEffect before = prepared(made, checkpoint);

        // When: somebody who stands in no piece yet is erased while one with them is about to be written
        UUID erased = people.get(3);
        NumberList.PEOPLE.set(3, ids.next());
        erase(erased);
        Step step = run(before::in);

        // Then
        assertThat(step.checkpoint()).isEqualTo(checkpoint);
        assertThat(step.done()).isZero();
        JsonObject unused = steps(made, checkpoint, 20);
        assertThat(text(made)).isEqualTo(NumberList.text()).doesNotContain(erased.toString());
    }

    @Test
    void filesInWhichSomebodyStandsGoWithThem() {
        // Given
        Made ready = start();
        JsonObject unused = steps(ready, new JsonObject(), 20);
        Made half = start();
        JsonObject checkpoint = steps(half, new JsonObject(), 3);

        // When
        erase(people.get(0));

        // Then
        assertThat(state(ready)).isEqualTo(Export.State.ERASED);
        assertThat(state(half)).isEqualTo(Export.State.ERASED);
        assertThat(kept(ready)).isZero();
        assertThat(kept(half)).isZero();
        Api.call().get(address(ready) + "/files/1").then().statusCode(410);
        assertThat(Api.call().get(address(ready)).jsonPath().getString("state")).isEqualTo("erased");
        assertThat(failure(() -> prepared(half, checkpoint))).contains("erased");
    }

    @Test
    void leavesNothingWhenItIsCancelled() {
        // Given
        Made made = start();
        JsonObject unused = steps(made, new JsonObject(), 3);
        Api.call().get(address(made) + "/files/1").then().statusCode(409);

        // When
        Api.call()
                .delete("/v1/jobs/" + PublicId.format(IdPrefix.JOB, made.job()))
                .then()
                .statusCode(200);

        // Then
        assertThat(kept(made)).isZero();
        assertThat(Api.call().get(address(made)).jsonPath().getString("state")).isEqualTo("cancelled");
        Api.call().get(address(made) + "/files/1").then().statusCode(410);
    }

    @Test
    void isGivenUpOnceWhoAskedMayNotReadAnyMore() {
        // Given: a key that nobody has
        Caller gone = new Caller(
                "key:gone",
                "gone",
                Optional.of(ids.next()),
                Credential.API_KEY,
                Set.of(),
                Set.of(Scope.PAYMENTS_READ),
                Optional.empty(),
                Optional.empty(),
                "rqs_test");
        Made made = start(gone);

        // Then
        assertThat(failure(() -> prepared(made, new JsonObject()))).contains("may not read any more");
    }

    @Test
    void filesWhoseTimeIsUpAreRemoved() {
        // Given
        Made made = start();
        JsonObject unused = steps(made, new JsonObject(), 20);
        assertThat(kept(made)).isPositive();
        int changed = run(tx ->
                tx.update("update export set expires_at = now() - interval '1 day' where id = $1", made.export()));
        assertThat(changed).isEqualTo(1);

        // When
        Work look = new Work(made.job(), "system", new JsonObject(), Optional.empty(), 0, Optional.empty());
        Step step = run(expiry.step(look).await().atMost(PATIENCE)::in);

        // Then
        assertThat(step.done()).isPositive();
        assertThat(kept(made)).isZero();
        assertThat(state(made)).isEqualTo(Export.State.EXPIRED);
    }

    private record Made(UUID export, UUID job) {}

    private Made start() {
        return start(Caller.machine(
                "key:bootstrap",
                "bootstrap",
                Optional.empty(),
                Credential.API_KEY,
                Set.of(),
                Set.of(Scope.PAYMENTS_READ, Scope.EXPORTS_WRITE),
                Optional.empty(),
                "rqs_test"));
    }

    /** One whose job no worker takes: the test does the steps. */
    private Made start(Caller caller) {
        UUID id = ids.next();
        Wish wish = new Wish(new NumberList(), Map.of(), new Form(Format.NDJSON, Compression.NONE, List.of(), false));
        Job job = run(tx -> jobs.start(tx, kind.wish(caller.actor(), id).notBefore(NEVER))
                .call(made -> store.add(tx, id, made.id(), wish, caller, clock.instant())));
        return new Made(id, job.id());
    }

    private JobEffect prepared(Made made, JsonObject checkpoint) {
        JsonObject parameters = new JsonObject().put("export", made.export().toString());
        Optional<JsonObject> position = checkpoint.isEmpty() ? Optional.empty() : Optional.of(checkpoint);
        return kind.step(new Work(made.job(), "key:bootstrap", parameters, position, 0, Optional.empty()))
                .await()
                .atMost(PATIENCE);
    }

    /** Does so many steps, or all that there are; gives where the next one goes on. */
    private JsonObject steps(Made made, JsonObject from, int most) {
        JsonObject checkpoint = from;
        for (int i = 0; i < most; i++) {
            Step step = run(prepared(made, checkpoint)::in);
            if (step.then() instanceof Step.Then.End) {
                return checkpoint;
            }
            checkpoint = new JsonObject(step.checkpoint().encode());
        }
        return checkpoint;
    }

    private void erase(UUID account) {
        var unused =
                run(tx -> erasure.erase(tx, new Extent(List.of(account), List.of()), ids.next(), new JsonObject()));
    }

    private String text(Made made) {
        List<byte[]> all = run(tx -> tx.list(
                "select content from export_piece where export_id = $1 order by file, part",
                row -> row.getBuffer(0).getBytes(),
                made.export()));
        StringBuilder text = new StringBuilder();
        all.forEach(piece -> text.append(new String(piece, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private long kept(Made made) {
        return run(tx -> tx.first(
                        "select count(*) from export_piece where export_id = $1", row -> row.getLong(0), made.export()))
                .orElseThrow();
    }

    private Export.State state(Made made) {
        return run(tx -> store.find(tx, made.export())).orElseThrow().state();
    }

    private static String address(Made made) {
        return ExportView.address(made.export());
    }

    private static String failure(Runnable work) {
        try {
            work.run();
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private <T> T run(Function<Tx, Uni<T>> work) {
        return database.inTransaction(work).await().atMost(PATIENCE);
    }
}
