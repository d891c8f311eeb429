package io.paythread.privacy;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.NewJob;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.privacy.Erasable.Piece;
import io.paythread.privacy.Erasable.Stage;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases a person: says first what must not come back, then lets each package go of what it has, bodies first and
 * identity last. What a hold keeps stays, and is looked at again when the hold may have ended.
 */
@Singleton
class ErasureJob implements JobKind {
    static final String NAME = "erasure";
    private static final Logger LOG = Logger.getLogger(ErasureJob.class);

    private final ErasurePlan plan;
    private final ErasureStore store;
    private final Standstill standstill;
    private final AuditLog audit;
    private final Clock clock;
    private final List<Erasable> erasables;

    ErasureJob(
            ErasurePlan plan,
            ErasureStore store,
            Standstill standstill,
            AuditLog audit,
            Clock clock,
            @All List<Erasable> erasables) {
        this.plan = plan;
        this.store = store;
        this.standstill = standstill;
        this.audit = audit;
        this.clock = clock;
        this.erasables =
                erasables.stream().sorted(Comparator.comparing(Erasable::stage)).toList();
    }

    /** The wish for it; at most one at a time for one erasure. */
    NewJob wish(String owner, UUID erasure, UUID customer) {
        return NewJob.of(
                        this,
                        owner,
                        new JsonObject().put("erasure", erasure.toString()).put("customer", customer.toString()))
                .once("erasure:" + customer);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String unit() {
        return "items";
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        UUID erasure = UUID.fromString(work.parameters().getString("erasure"));
        UUID customer = UUID.fromString(work.parameters().getString("customer"));
        JsonObject at = work.position();
        int stage = at.getInteger("stage", -1);
        return JobEffect.only(
                tx -> stage < 0 ? begin(tx, work, erasure, customer) : goOn(tx, erasure, customer, stage, at));
    }

    private Uni<Step> begin(Tx tx, Work work, UUID erasure, UUID customer) {
        Instant now = clock.instant();
        return standstill
                .hold(tx)
                .chain(() -> store.add(tx, erasure, customer, work.owner(), now))
                .chain(() -> plan.make(tx, erasure, customer, now))
                .map(made -> made.orElseThrow(ServiceException::notFound))
                .invoke(() -> LOG.infof("erasure begins %s", ids(erasure, customer)))
                .chain(verdict -> verdict.free().isEmpty()
                        ? finish(tx, erasure, customer, new JsonObject())
                        : total(tx, erasure).map(total -> Step.goOn(position(0, new JsonObject(), new JsonObject()), 0)
                                .of(total)));
    }

    /** What is known to be theirs; reading the log may find more. */
    private Uni<Long> total(Tx tx, UUID erasure) {
        return store.parts(tx, erasure, false).chain(extent -> {
            Uni<Long> total = Uni.createFrom().item(0L);
            for (Erasable erasable : erasables) {
                total = total.chain(sum -> erasable.count(tx, extent)
                        .map(found ->
                                sum + found.stream().mapToLong(Finding::count).sum()));
            }
            return total;
        });
    }

    private Uni<Step> goOn(Tx tx, UUID erasure, UUID customer, int stage, JsonObject at) {
        JsonObject position = at.getJsonObject("position");
        JsonObject done = at.getJsonObject("done");
        if (stage == erasables.size()) {
            return finish(tx, erasure, customer, done);
        }
        Erasable erasable = erasables.get(stage);
        return quiet(tx, erasable)
                .chain(() -> store.parts(tx, erasure, false))
                .chain(extent -> erasable.erase(tx, extent, erasure, position))
                .map(piece -> next(stage, piece, done));
    }

    /** Bodies are replaced one by one and need nobody to wait. */
    private Uni<Void> quiet(Tx tx, Erasable erasable) {
        return erasable.stage() == Stage.BODIES ? Uni.createFrom().voidItem() : standstill.hold(tx);
    }

    private static Step next(int stage, Piece piece, JsonObject done) {
        JsonObject sum = done.copy();
        long count = 0;
        for (Finding finding : piece.done()) {
            sum.put(finding.kind(), sum.getLong(finding.kind(), 0L) + finding.count());
            count += finding.count();
        }
        return Step.goOn(
                piece.next()
                        .map(more -> position(stage, more, sum))
                        .orElseGet(() -> position(stage + 1, new JsonObject(), sum)),
                count);
    }

    private Uni<Step> finish(Tx tx, UUID erasure, UUID customer, JsonObject done) {
        Instant now = clock.instant();
        return plan.due(tx, erasure, now)
                .chain(due -> store.finish(tx, erasure, due, now)
                        .chain(held -> audit.append(tx, entry(erasure, done, held))
                                .replaceWith(result(erasure, done, held, due))))
                .invoke(result ->
                        LOG.infof("erasure ended %s held=%s", ids(erasure, customer), result.getBoolean("held")))
                .map(result -> Step.end(result, 0));
    }

    /** The customer's id is nothing personal. After a restore the log is where it can still be found whom to erase again. */
    private static String ids(UUID erasure, UUID customer) {
        return "erasure=" + PublicId.format(IdPrefix.ERASURE, erasure) + " customer="
                + PublicId.format(IdPrefix.CUSTOMER, customer);
    }

    private static JsonObject result(UUID erasure, JsonObject done, boolean held, Optional<Instant> due) {
        JsonObject result = new JsonObject()
                .put("erasure", PublicId.format(IdPrefix.ERASURE, erasure))
                .put("erased", done)
                .put("held", held);
        due.filter(at -> held).ifPresent(at -> result.put("held_until", at.toString()));
        return result;
    }

    private static AuditEntry entry(UUID erasure, JsonObject done, boolean held) {
        return new AuditEntry(
                NewJob.SYSTEM,
                held ? "erasure.hold" : "erasure.finish",
                "erasure",
                PublicId.format(IdPrefix.ERASURE, erasure),
                Map.of(),
                done.getMap(),
                null,
                "");
    }

    private static JsonObject position(int stage, JsonObject position, JsonObject done) {
        return new JsonObject().put("stage", stage).put("position", position).put("done", done);
    }
}
