package io.paythread.identity;

import io.paythread.identity.Decision.Action;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Carries out what people decide: under the locks of everything concerned, with a record of who, why, before and after. */
@Singleton
class Decisions {
    /** Keeping two customers of a hundred accounts apart needs as many rows; more is a mistake, not a decision. */
    private static final int MAX_VERDICTS = 10_000;

    private final Regrouping regrouping;
    private final VerdictStore verdicts;
    private final LinkStore links;
    private final DecisionStore decisions;
    private final DecisionAudit audit;
    private final Ids ids;
    private final Clock clock;

    Decisions(
            Regrouping regrouping,
            VerdictStore verdicts,
            LinkStore links,
            DecisionStore decisions,
            DecisionAudit audit,
            Ids ids,
            Clock clock) {
        this.regrouping = regrouping;
        this.verdicts = verdicts;
        this.links = links;
        this.decisions = decisions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a person says in words. */
    record Statement(Caller caller, Action action, String reason) {}

    /** Locks everything within reach of the accounts. What is read in this transaction from now on stays so. */
    Uni<Neighbourhood> lock(Tx tx, Collection<UUID> accounts) {
        return regrouping.lockReachable(tx, accounts, Set.of()).chain(locked -> regrouping.neighbourhood(tx, locked));
    }

    /** Writes a change of a locked neighbourhood, and everything that follows from it. */
    Uni<Decision> carryOut(Tx tx, Statement statement, Change change) {
        if (change.after().verdicts().size() - change.before().verdicts().size() > MAX_VERDICTS) {
            throw new ServiceException(
                    ErrorCode.CONFLICT, "The customers have too many accounts to be kept apart pair by pair.");
        }
        Decision decision = decision(statement, change, clock.instant());
        Collection<UUID> locked =
                change.before().members().stream().map(Member::id).toList();
        return verdicts.replace(tx, change.before().verdicts(), change.after().verdicts(), decision.id())
                .chain(() -> links.mark(tx, change, decision.id()))
                .chain(() -> regrouping.settle(tx, locked, change.concerned(), List.of()))
                .chain(() -> decisions.add(tx, decision))
                .chain(() -> audit.append(tx, decision))
                .replaceWith(decision);
    }

    /** Carries the change out that the locked neighbourhood leads to. */
    Uni<Decision> decide(
            Tx tx, Statement statement, Collection<UUID> accounts, Function<Neighbourhood, Change> change) {
        return lock(tx, accounts).map(change).chain(next -> carryOut(tx, statement, next));
    }

    private Decision decision(Statement statement, Change change, Instant now) {
        return new Decision(
                ids.next(),
                statement.action(),
                statement.caller().actor(),
                statement.reason(),
                statement.caller().requestId(),
                change.linkId(),
                change.membersBefore(),
                change.membersAfter(),
                now);
    }
}
