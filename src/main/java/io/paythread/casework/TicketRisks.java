package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.timeline.Annex;
import io.paythread.timeline.AnnexSource;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The risk of tickets: with its parts as it is at the moment of reading, and as a bare figure as it is stored. */
@Singleton
class TicketRisks implements AnnexSource {
    private final Database database;
    private final RiskReading reading;
    private final RiskStore store;
    private final Clock clock;

    TicketRisks(Database database, RiskReading reading, RiskStore store, Clock clock) {
        this.database = database;
        this.reading = reading;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Annex> annexes() {
        return List.of(
                new Annex(ObjectType.TICKET, "risk", false, reader(reading::now, RiskView::of)),
                new Annex(ObjectType.TICKET, "risk_score", true, reader(this::stored, score -> score)));
    }

    private Uni<Map<UUID, Integer>> stored(Tx tx, List<ObjectRow> tickets) {
        return store.scores(tx, tickets.stream().map(ObjectRow::id).toList(), clock.instant());
    }

    private <T> Annex.Reader reader(BiFunction<Tx, List<ObjectRow>, Uni<Map<UUID, T>>> read, Function<T, Object> view) {
        return (caller, rows) -> mayNot(caller)
                ? Uni.createFrom().item(Map.of())
                : database.reading(tx -> read.apply(tx, rows)).map(found -> {
                    Map<UUID, Object> views = new HashMap<>();
                    found.forEach((id, one) -> views.put(id, view.apply(one)));
                    return views;
                });
    }

    private static boolean mayNot(Caller caller) {
        return !caller.may(Scope.CASES_READ);
    }
}
