package io.paythread.identity;

import io.paythread.identity.AccountStore.Locked;
import io.paythread.identity.CustomerStore.Shape;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
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
    private final Clock clock;

    Regrouping(
            AccountStore accounts,
            IdentifierStore identifiers,
            LinkStore links,
            VerdictStore verdicts,
            CustomerStore customers,
            Clock clock) {
        this.accounts = accounts;
        this.identifiers = identifiers;
        this.links = links;
        this.verdicts = verdicts;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Locks everything within reach of the accounts and gives the ids. Whoever changes a link holds the locks of both its
     * accounts; so once nothing new comes into reach, nothing can.
     */
    Uni<NavigableSet<UUID>> lockReachable(Tx tx, Collection<UUID> accountIds, Set<UUID> alreadyLocked) {
        return accounts.lockReachable(tx, accountIds).chain(reached -> {
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

    /**
     * Writes what follows for the locked accounts, which are closed under joining, and raises the revision of each
     * customer that looks different now. Gives the ids of these.
     *
     * @param visiblyChanged accounts of which something else changed that a customer shows
     */
    Uni<Set<UUID>> settle(Tx tx, Collection<UUID> lockedIds, Collection<UUID> visiblyChanged) {
        return accounts.lock(tx, lockedIds)
                .chain(rows -> neighbourhoodOf(tx, rows).chain(neighbourhood -> write(tx, rows, neighbourhood)))
                .chain(written -> {
                    Set<UUID> changed = written.changed();
                    visiblyChanged.forEach(
                            account -> changed.add(written.customers().get(account)));
                    return links.settle(tx, lockedIds)
                            .invoke(changed::addAll)
                            .chain(() -> customers.raise(tx, changed, clock.instant()))
                            .replaceWith(changed);
                });
    }

    private record Written(Map<UUID, UUID> customers, Set<UUID> changed) {}

    private Uni<Neighbourhood> neighbourhoodOf(Tx tx, List<Locked> rows) {
        List<UUID> ids = rows.stream().map(Locked::id).toList();
        List<Member> members = rows.stream().map(Locked::member).toList();
        return links.joins(tx, ids)
                .chain(joins -> verdicts.among(tx, ids).map(decided -> Neighbourhood.of(members, joins, decided)));
    }

    private Uni<Written> write(Tx tx, List<Locked> rows, Neighbourhood neighbourhood) {
        Grouping grouping = neighbourhood.grouping();
        Map<UUID, UUID> now = grouping.customers();
        Set<UUID> changed = new HashSet<>();
        Map<UUID, UUID> moves = new HashMap<>();
        for (Locked row : rows) {
            UUID customer = now.get(row.id());
            if (!row.customerId().equals(customer)) {
                moves.put(row.id(), customer);
                changed.addAll(List.of(row.customerId(), customer));
            }
        }
        Uni<Integer> moved = moves.isEmpty() ? Uni.createFrom().item(0) : accounts.move(tx, moves);
        return moved.chain(() -> identifiers.ofAccounts(tx, now.keySet()))
                .chain(said -> reshape(tx, now.keySet(), shapes(neighbourhood, grouping, said)))
                .map(reshaped -> new Written(now, union(changed, reshaped)));
    }

    private Uni<Set<UUID>> reshape(Tx tx, Collection<UUID> accountIds, List<Shape> shapes) {
        return customers.lockOfAccounts(tx, accountIds).chain(before -> {
            List<Shape> different =
                    shapes.stream().filter(shape -> !before.contains(shape)).toList();
            return customers
                    .reshape(tx, different)
                    .replaceWith(different.stream().map(Shape::id).collect(Collectors.toSet()));
        });
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
