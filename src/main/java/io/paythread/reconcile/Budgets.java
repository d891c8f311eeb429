package io.paythread.reconcile;

import io.paythread.ingest.spi.CallBudget;
import io.paythread.ingest.spi.FetchAnswer;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.reconcile.BudgetRule.Spent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * How often providers are called: one budget for each source and kind of calls, shared by all work of all processes, and
 * the pauses that providers ask for, which hold for everything of the source.
 */
@Singleton
class Budgets {
    private static final String PAUSED = "select until, since from provider_pause where source_id = $1 and until > $2";

    /** Keeps others out until the transaction ends. */
    private static final String LOCK =
            """
            insert into provider_budget as b (source_id, calls, whole_at) values ($1, $2, $3)
            on conflict (source_id, calls) do update set whole_at = b.whole_at
            returning whole_at
            """;

    private static final String SPEND = "update provider_budget set whole_at = $3 where source_id = $1 and calls = $2";

    /** What one call is told does not shorten what another one was told. */
    private static final String PAUSE =
            """
            insert into provider_pause as p (source_id, until, since) values ($1, $2, $3)
            on conflict (source_id) do update
               set until = case when p.until > $4 then excluded.until else greatest(p.until, excluded.until) end,
                   since = least(p.since, excluded.since)
            returning since
            """;

    /** An answer to a call from before a pause ends none. */
    private static final String ANSWERED = "delete from provider_pause where source_id = $1 and until <= $2";

    private final Database database;
    private final Clock clock;

    Budgets(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What may be done.
     *
     * @param calls that may be made now, and are counted as made
     * @param pause until one more may be made
     * @param limitedSince where the provider wants a pause: since when it has given nothing else
     */
    record Turn(int calls, Duration pause, Optional<Instant> limitedSince) {
        boolean granted() {
            return calls > 0;
        }
    }

    /** Spends as many calls as there are, up to so many. */
    Uni<Turn> spend(UUID source, CallBudget budget, int wanted) {
        Instant now = clock.instant();
        return database.inTransaction(tx -> tx.first(PAUSED, row -> paused(row, now), source, at(now))
                .map(pause -> pause.filter(turn -> turn.pause().compareTo(FetchAnswer.LONGEST_PAUSE) <= 0))
                .chain(pause -> pause.map(turn -> Uni.createFrom().item(turn))
                        .orElseGet(() -> spend(tx, source, budget, wanted, now))));
    }

    private static Uni<Turn> spend(Tx tx, UUID source, CallBudget budget, int wanted, Instant now) {
        return tx.first(LOCK, row -> time(row, "whole_at"), source, budget.calls(), at(now))
                .map(wholeAt -> BudgetRule.spend(budget, wholeAt.orElse(now), wanted, now))
                .call(spent -> tx.update(SPEND, source, budget.calls(), at(spent.wholeAt())))
                .map(Budgets::turn);
    }

    private static Turn turn(Spent spent) {
        return new Turn(spent.calls(), spent.pause(), Optional.empty());
    }

    private static Turn paused(Row row, Instant now) {
        return new Turn(0, Duration.between(now, time(row, "until")), Optional.of(time(row, "since")));
    }

    /** The provider wants to be left alone for so long; gives since when it has given nothing else. */
    Uni<Instant> pause(Tx tx, UUID source, Duration pause) {
        Instant now = clock.instant();
        return tx.first(
                        PAUSE,
                        row -> time(row, "since"),
                        source,
                        at(now.plus(pause)),
                        at(now),
                        at(now.plus(FetchAnswer.LONGEST_PAUSE)))
                .map(since -> since.orElse(now));
    }

    /** The provider has given something. */
    Uni<Void> answered(Tx tx, UUID source) {
        return tx.update(ANSWERED, source, at(clock.instant())).replaceWithVoid();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
