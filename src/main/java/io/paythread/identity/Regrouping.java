package io.paythread.identity;

import io.paythread.identity.AccountStore.Locked;
import io.paythread.identity.CustomerStore.Shape;
import io.paythread.identity.LinkStore.Gone;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings accounts, customers and the states of links in line with what joins them. Everything within reach of a change
 * is locked first and then computed from scratch, so that two changes at the same time never miss each other.
 */
@Singleton
class Regrouping {
    private final AccountStore accounts;
    private final IdentifierStore identifiers;
    private final LinkStore links;
    private final VerdictStore verdicts;
    private final CustomerStore customers;
    private final CustomerFeed feed;

    Regrouping(
            AccountStore accounts,
            IdentifierStore identifiers,
            LinkStore links,
            VerdictStore verdicts,
            CustomerStore customers,
            CustomerFeed feed) {
        this.accounts = accounts;
        this.identifiers = identifiers;
        this.links = links;
        this.verdicts = verdicts;
        this.customers = customers;
        this.feed = feed;
    }

    /**
     * Locks everything within reach of the accounts and gives the ids. Whoever changes a link holds the locks of both its
     * accounts; so once nothing new comes into reach, nothing can.
     */
    Uni<NavigableSet<UUID>> lockReachable(Tx tx, Collection<UUID> accountIds, Set<UUID> alreadyLocked) {
        return accounts.lockReachable(tx, accountIds, List.of(), 0).chain(reached -> {
            NavigableSet<UUID> ids = new TreeSet<>(ByteOrder.UUIDS);
            reached.forEach(account -> ids.add(account.id()));
            return alreadyLocked.containsAll(ids)
                    ? Uni.createFrom().item(ids)
                    : lockReachable(tx, accountIds, union(alreadyLocked, ids));
        });
    }

    /** What joins the locked accounts and what keeps them apart. */
    Uni<Neighbourhood> neighbourhood(Tx tx, Collection<UUID> lockedIds) {
        return accounts.lock(tx, lockedIds).chain(rows -> neighbourhoodOf(tx, rows));
    }

    /** Ends and makes links, and settles what they reach. Gives the customers that look different now. */
    Uni<Set<UUID>> relink(Tx tx, LinkChanges changes, Collection<UUID> visiblyChanged, Set<UUID> alreadyLocked) {
        return lockReachable(tx, visiblyChanged, alreadyLocked)
                .chain(before -> links.fade(tx, changes.ended()).chain(gone -> links.put(tx, changes.made())
                        .chain(() -> lockReachable(tx, visiblyChanged, before))
                        .chain(reached -> settle(tx, reached, visiblyChanged, gone))));
    }

    /**
     * Writes what follows for the locked accounts, which are closed under joining, and appends to the feed what looks
     * different now. Gives the ids of the customers that do.
     *
     * @param visiblyChanged accounts of which something else changed that a customer shows
     * @param gone links between the locked accounts that are no more
     */
    Uni<Set<UUID>> settle(Tx tx, Collection<UUID> lockedIds, Collection<UUID> visiblyChanged, Collection<Gone> gone) {
        return accounts.lock(tx, lockedIds)
                .chain(rows -> neighbourhoodOf(tx, rows).chain(neighbourhood -> {
                    Grouping grouping = neighbourhood.grouping();
                    Visible visible = new Visible();
                    visiblyChanged.forEach(
                            account -> visible.touched(grouping.groupOf(account).customerId()));
                    visible.gone(gone, grouping);
                    return move(tx, rows, grouping)
                            .invoke(moved -> moved.forEach(visible::touched))
                            .chain(() -> links.settle(tx, lockedIds))
                            .invoke(visible::settled)
                            .chain(() -> identifiers.ofAccounts(tx, lockedIds))
                            .chain(said -> reshape(tx, shapes(neighbourhood, grouping, said), visible));
                }));
    }

    private Uni<Neighbourhood> neighbourhoodOf(Tx tx, List<Locked> rows) {
        List<UUID> ids = rows.stream().map(Locked::id).toList();
        List<Member> members = rows.stream().map(Locked::member).toList();
        return links.joins(tx, ids)
                .chain(joins -> verdicts.among(tx, ids).map(decided -> Neighbourhood.of(members, joins, decided)));
    }

    /** Gives the customers that accounts left or came to. */
    private Uni<Set<UUID>> move(Tx tx, List<Locked> rows, Grouping grouping) {
        Map<UUID, UUID> moves = new HashMap<>();
        Set<UUID> customerIds = new HashSet<>();
        for (Locked row : rows) {
            UUID now = grouping.groupOf(row.id()).customerId();
            if (!row.customerId().equals(now)) {
                moves.put(row.id(), now);
                customerIds.addAll(List.of(row.customerId(), now));
            }
        }
        return moves.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : accounts.move(tx, moves).replaceWith(customerIds);
    }

    /** Locks all customers at once, the last rows that a transaction takes; gives those that look different. */
    private Uni<Set<UUID>> reshape(Tx tx, List<Shape> shapes, Visible visible) {
        Set<UUID> all = new HashSet<>(visible.customers());
        shapes.forEach(shape -> all.add(shape.id()));
        return customers.lock(tx, all).chain(before -> customers
                .reshape(tx, visible.reshaped(before, shapes))
                .chain(() -> feed.ofCustomers(tx, visible.changes()))
                .replaceWith(visible::customers));
    }

    private static List<Shape> shapes(Neighbourhood neighbourhood, Grouping grouping, Collection<ToldIdentifier> said) {
        Map<UUID, List<Member>> membersByCustomer = neighbourhood.members().stream()
                .collect(Collectors.groupingBy(
                        member -> grouping.groupOf(member.id()).customerId()));
        List<Shape> shapes = new ArrayList<>();
        membersByCustomer.forEach((customer, members) -> members.forEach(member -> {
            boolean isRoot = member.ownCustomer().equals(customer);
            shapes.add(new Shape(
                    member.ownCustomer(),
                    isRoot ? null : customer,
                    member.since(),
                    isRoot ? Display.of(members, said) : Display.NOTHING));
        }));
        return shapes;
    }

    private static Set<UUID> union(Set<UUID> one, Set<UUID> other) {
        Set<UUID> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
