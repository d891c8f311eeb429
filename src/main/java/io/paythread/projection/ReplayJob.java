package io.paythread.projection;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Replays what a filter names, as the log stood when the job began: what is set aside again is not met twice. Effects and
 * checkpoint commit together.
 */
@Singleton
class ReplayJob implements JobKind {
    static final String NAME = "replay";
    /** Replayed in about a fifth of a second, for which projection of the same slots waits. */
    private static final int PIECE = 100;

    private static final String NIL = new UUID(0, 0).toString();

    private final Replaying replaying;
    private final ReplayStore store;
    private final LogStore log;

    ReplayJob(Replaying replaying, ReplayStore store, LogStore log) {
        this.replaying = replaying;
        this.store = store;
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String unit() {
        return "events";
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        ReplayFilter filter = ReplayFilter.of(work.parameters().getJsonObject("filter"));
        JsonObject at = work.position();
        return JobEffect.only(tx -> at.containsKey("until") ? goOn(tx, filter, at) : begin(tx, filter));
    }

    private Uni<Step> begin(Tx tx, ReplayFilter filter) {
        return log.latest(tx).map(latest -> latest.orElse(UUID.fromString(NIL))).chain(until -> store.count(
                        tx, filter, until)
                .map(total -> Step.goOn(position(NIL, until.toString(), Replayed.NOTHING), 0)
                        .of(total)));
    }

    private Uni<Step> goOn(Tx tx, ReplayFilter filter, JsonObject at) {
        String until = at.getString("until");
        Replayed before = Replayed.of(at.getJsonObject("sum"));
        return store.next(tx, filter, UUID.fromString(at.getString("after")), UUID.fromString(until), PIECE)
                .chain(events -> replaying
                        .replay(tx, events)
                        .map(done -> next(events, until, before.plus(done), done.events())));
    }

    private static Step next(List<UUID> events, String until, Replayed sum, long done) {
        return events.size() < PIECE
                ? Step.end(sum.toJson(), done)
                : Step.goOn(position(events.get(events.size() - 1).toString(), until, sum), done)
                        .showing(sum.toJson());
    }

    private static JsonObject position(String after, String until, Replayed sum) {
        return new JsonObject().put("after", after).put("until", until).put("sum", sum.toJson());
    }
}
