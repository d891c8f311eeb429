package io.paythread.privacy;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.Tx;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Searches everything stored again, one chunk of one sort in each step. */
@Singleton
class CardRescan implements JobKind {
    static final String VERSION = "rules";
    private static final String SORT = "sort";
    private static final String AFTER = "after";
    private static final String CHANGED = "changed";
    /** Until a process with the rules that were asked for takes the job over. */
    private static final Duration NOT_MINE = Duration.ofSeconds(30);

    private final List<StoredText> sorts;
    private final CardRulesStore rules;

    CardRescan(@All List<StoredText> sorts, CardRulesStore rules) {
        this.sorts =
                sorts.stream().sorted(Comparator.comparing(StoredText::name)).toList();
        this.rules = rules;
    }

    @Override
    public String name() {
        return "card_rescan";
    }

    @Override
    public String unit() {
        return "rows";
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        return JobEffect.only(tx -> step(tx, work));
    }

    private Uni<Step> step(Tx tx, Work work) {
        JsonObject position = work.position();
        if (!Redactor.rulesVersion().equals(work.parameters().getString(VERSION))) {
            // An older process, while replicas are exchanged.
            return Uni.createFrom().item(Step.rest(NOT_MINE, position, 0));
        }
        int sort = position.getInteger(SORT, 0);
        if (sort == sorts.size()) {
            return end(tx, work, position);
        }
        Uni<Step> next = sorts.get(sort)
                .rescan(tx, Optional.ofNullable(position.getString(AFTER)))
                .map(chunk -> Step.goOn(behind(position, sort, chunk), chunk.rows()));
        return work.checkpoint().isPresent()
                ? next
                : next.chain(step -> total(tx).map(step::of));
    }

    private Uni<Step> end(Tx tx, Work work, JsonObject position) {
        JsonObject result = new JsonObject()
                .put(VERSION, Redactor.rulesVersion())
                .put(CHANGED, position.getLong(CHANGED, 0L))
                .put("rows", work.done());
        return rules.put(tx, Redactor.rulesVersion()).replaceWith(() -> Step.end(result, 0));
    }

    private static JsonObject behind(JsonObject position, int sort, StoredText.Chunk chunk) {
        return new JsonObject()
                .put(SORT, chunk.end().isPresent() ? sort : sort + 1)
                .put(AFTER, chunk.end().orElse(null))
                .put(CHANGED, position.getLong(CHANGED, 0L) + chunk.changed());
    }

    private Uni<Long> total(Tx tx) {
        Uni<Long> total = Uni.createFrom().item(0L);
        for (StoredText sort : sorts) {
            total = total.chain(sum -> sort.count(tx).map(more -> sum + more));
        }
        return total;
    }
}
