package io.paythread.advice;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Caller;
import io.paythread.timeline.Annex;
import io.paythread.timeline.AnnexSource;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tells with each early fraud warning what to do about it. */
@Singleton
class WarningAnnex implements AnnexSource {
    private final Database database;
    private final History history;
    private final NearPrograms programs;
    private final Terms terms;
    private final Clock clock;

    WarningAnnex(Database database, History history, NearPrograms programs, Terms terms, Clock clock) {
        this.database = database;
        this.history = history;
        this.programs = programs;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public List<Annex> annexes() {
        return List.of(new Annex(ObjectType.EARLY_FRAUD_WARNING, "advice", true, this::read));
    }

    private Uni<Map<UUID, Object>> read(Caller caller, List<ObjectRow> rows) {
        Instant now = clock.instant();
        List<UUID> matters = rows.stream().map(ObjectRow::matterId).distinct().toList();
        return database.reading(
                tx -> history.ofMatters(tx, matters, ObjectType.PAYMENT, ObjectType.ATTEMPT, ObjectType.DISPUTE)
                        .chain(objects -> programs.near(tx, now).map(near -> views(rows, objects, near, now))));
    }

    private Map<UUID, Object> views(List<ObjectRow> rows, List<ObjectRow> objects, Set<String> near, Instant now) {
        Map<UUID, Object> views = new HashMap<>();
        for (ObjectRow row : rows) {
            Facts facts = new Facts(objects.stream()
                    .filter(object -> object.matterId().equals(row.matterId()))
                    .toList());
            boolean isNear = facts.paymentOf(row)
                    .filter(payment -> NearPrograms.holds(near, payment))
                    .isPresent();
            views.put(row.id(), WarningAdviceView.of(facts.warning(row, now, terms, isNear)));
        }
        return views;
    }
}
