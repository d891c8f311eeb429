package io.paythread.identity;

import io.paythread.identity.Decision.Action;
import io.paythread.identity.Decisions.Statement;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** Links, and what people decide about them. */
@Singleton
class Links {
    private final Database database;
    private final LinkReadStore read;
    private final LinkStore links;
    private final AccountStore accounts;
    private final Decisions decisions;
    private final Clock clock;

    Links(
            Database database,
            LinkReadStore read,
            LinkStore links,
            AccountStore accounts,
            Decisions decisions,
            Clock clock) {
        this.database = database;
        this.read = read;
        this.links = links;
        this.accounts = accounts;
        this.decisions = decisions;
        this.clock = clock;
    }

    Uni<Link> find(UUID id) {
        return database.reading(tx -> find(tx, id));
    }

    Uni<Page<Link>> list(LinkReadStore.Filter filter, PageRequest page) {
        return database.reading(tx -> read.list(tx, filter, page));
    }

    /** Joins the two customers of an open link. */
    Uni<Link> accept(Caller caller, UUID id, String reason) {
        return decide(new Statement(caller, Action.ACCEPTED, reason), id, LinkState::accept, Neighbourhood::joined);
    }

    /** Keeps the two customers of an open link apart; nothing is suggested between their present accounts again. */
    Uni<Link> reject(Caller caller, UUID id, String reason) {
        return decide(new Statement(caller, Action.REJECTED, reason), id, LinkState::reject, Neighbourhood::rejected);
    }

    /** Parts the two accounts of an accepted link and keeps the two sides apart from then on. */
    Uni<Link> reverse(Caller caller, UUID id, String reason) {
        return database.inTransaction(tx -> reverse(tx, caller, id, reason).chain(decision -> find(tx, id)));
    }

    /** As above, in a transaction that is open. */
    Uni<Decision> reverse(Tx tx, Caller caller, UUID id, String reason) {
        Statement statement = new Statement(caller, Action.UNDONE, reason);
        return decide(tx, statement, id, LinkState::reverse, Neighbourhood::parted);
    }

    /** Joins the customers of two accounts because a person says so, also against what was decided before. */
    Uni<Link> assertByHand(Caller caller, AccountPair pair, String reason) {
        Statement statement = new Statement(caller, Action.ASSERTED, reason);
        return database.inTransaction(tx -> requireAccounts(tx, pair)
                .chain(() -> join(tx, statement, pair))
                .chain(decision -> find(tx, decision.linkId().orElseThrow())));
    }

    /** Joins the customers of two accounts that exist; refuses when they are one already. */
    Uni<Decision> join(Tx tx, Statement statement, AccountPair pair) {
        return decisions.lock(tx, List.of(pair.a(), pair.b())).chain(now -> {
            Change change = joining(now, pair);
            return links.assertByHand(tx, pair, clock.instant()).chain(() -> decisions.carryOut(tx, statement, change));
        });
    }

    /** What joining the customers of two accounts would do; refuses when they are one already. */
    static Change joining(Neighbourhood now, AccountPair pair) {
        if (now.grouping().isUnited(pair)) {
            throw new ServiceException(ErrorCode.CONFLICT, "The two already belong to one customer.");
        }
        UUID link = RuleLink.id(pair, LinkRule.ASSERTED, "");
        return new Change(now, now.joined(pair), concerned(now, pair), Optional.of(link));
    }

    private Uni<Link> decide(
            Statement statement, UUID id, Function<LinkState, Optional<LinkState>> move, PairDecision effect) {
        return database.inTransaction(
                tx -> decide(tx, statement, id, move, effect).chain(decision -> find(tx, id)));
    }

    private Uni<Decision> decide(
            Tx tx, Statement statement, UUID id, Function<LinkState, Optional<LinkState>> move, PairDecision effect) {
        return find(tx, id)
                .map(Link::accounts)
                .chain(pair -> decisions.lock(tx, List.of(pair.a(), pair.b())).chain(now -> find(tx, id)
                        .invoke(link -> requireAllowed(link.state(), move))
                        .chain(link -> decisions.carryOut(
                                tx,
                                statement,
                                new Change(now, effect.apply(now, pair), concerned(now, pair), Optional.of(id))))));
    }

    /** What a decision about two accounts makes of their neighbourhood. */
    private interface PairDecision {
        Neighbourhood apply(Neighbourhood now, AccountPair pair);
    }

    private static void requireAllowed(LinkState state, Function<LinkState, Optional<LinkState>> move) {
        if (move.apply(state).isEmpty()) {
            throw new ServiceException(ErrorCode.CONFLICT, state.remedy());
        }
    }

    private static NavigableSet<UUID> concerned(Neighbourhood now, AccountPair pair) {
        Grouping grouping = now.grouping();
        NavigableSet<UUID> accounts = new TreeSet<>(ByteOrder.UUIDS);
        accounts.addAll(grouping.groupOf(pair.a()).accounts());
        accounts.addAll(grouping.groupOf(pair.b()).accounts());
        return accounts;
    }

    private Uni<Void> requireAccounts(Tx tx, AccountPair pair) {
        return accounts.lock(tx, List.of(pair.a(), pair.b()))
                .invoke(rows -> {
                    if (rows.size() < 2) {
                        throw ServiceException.notFound();
                    }
                })
                .replaceWithVoid();
    }

    /** As above, in a transaction that is open. */
    Uni<Link> find(Tx tx, UUID id) {
        return read.find(tx, id).map(link -> link.orElseThrow(ServiceException::notFound));
    }
}
