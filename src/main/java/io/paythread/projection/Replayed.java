package io.paythread.projection;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What came of replayed events.
 *
 * @param pending those that no worker has looked at yet, which were left alone
 * @param changes how many rows the feed got
 */
record Replayed(long events, long projected, long ignored, long dead, long needsFetch, long pending, long changes) {
    static final Replayed NOTHING = new Replayed(0, 0, 0, 0, 0, 0, 0);

    static Replayed of(int events, List<Meaning.Outcome> outcomes, int changes) {
        long ignored = count(outcomes, Meaning.State.IGNORED);
        long dead = count(outcomes, Meaning.State.DEAD);
        long needsFetch = count(outcomes, Meaning.State.NEEDS_FETCH);
        return new Replayed(events, events - ignored - dead - needsFetch, ignored, dead, needsFetch, 0, changes);
    }

    private static long count(List<Meaning.Outcome> outcomes, Meaning.State state) {
        return outcomes.stream().filter(outcome -> outcome.state() == state).count();
    }

    Replayed plus(Replayed more) {
        return new Replayed(
                events + more.events,
                projected + more.projected,
                ignored + more.ignored,
                dead + more.dead,
                needsFetch + more.needsFetch,
                pending + more.pending,
                changes + more.changes);
    }

    Replayed waiting(long more) {
        return plus(new Replayed(more, 0, 0, 0, 0, more, 0));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("events", events)
                .put("projected", projected)
                .put("ignored", ignored)
                .put("dead", dead)
                .put("needs_fetch", needsFetch)
                .put("pending", pending)
                .put("changes", changes);
    }

    static Replayed of(JsonObject json) {
        return new Replayed(
                json.getLong("events", 0L),
                json.getLong("projected", 0L),
                json.getLong("ignored", 0L),
                json.getLong("dead", 0L),
                json.getLong("needs_fetch", 0L),
                json.getLong("pending", 0L),
                json.getLong("changes", 0L));
    }
}
