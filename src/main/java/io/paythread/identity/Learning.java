package io.paythread.identity;

import io.paythread.identity.AccountStore.Locked;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Works news in, in three stages: write down what the accounts say now; find the links that the touched values make or
 * end; regroup what these links reach.
 *
 * <p>The order of locks keeps concurrent work exact under read committed: first the values, so that of two accounts that
 * are told the same address at the same time the later sees the earlier; then, in one statement and in id order, the
 * accounts and whatever they are likely to reach; last what came into reach in between, if anything.
 */
@Singleton
class Learning {
    private final AccountStore accounts;
    private final IdentifierStore identifiers;
    private final LinkStore links;
    private final Regrouping regrouping;
    private final SharedValueRule rule;
    private final int maxHolders;
    private final Clock clock;

    Learning(
            AccountStore accounts,
            IdentifierStore identifiers,
            LinkStore links,
            Regrouping regrouping,
            IdentityConfig config,
            Clock clock) {
        this.accounts = accounts;
        this.identifiers = identifiers;
        this.links = links;
        this.regrouping = regrouping;
        this.rule = new SharedValueRule(config.maxHolders());
        this.maxHolders = config.maxHolders();
        this.clock = clock;
    }

    /** Gives the customers that look different afterwards. */
    Uni<Set<UUID>> learn(Tx tx, Told told, News news) {
        Set<UUID> ids = news.accountIds();
        List<SeenAccount> seen = told.accounts().stream()
                .filter(account -> ids.contains(account.id()))
                .toList();
        return expectedValues(tx, news.identifiers()).chain(expected -> identifiers
                .lockValues(tx, expected)
                .chain(() -> accounts.add(tx, seen, clock.instant()))
                .chain(added -> accounts.lockReachable(tx, ids, expected, maxHolders)
                        .chain(locked -> identifiers
                                .ofAccounts(tx, ids)
                                .map(present -> AccountChanges.of(only(ids, locked), added, present, seen, news.said()))
                                .chain(changes -> writeDown(tx, changes, expected)
                                        .chain(() -> link(tx, changes, news, idsOf(locked)))))));
    }

    /** The values that will be gained, and those that will be lost if nobody else is at it. */
    private Uni<Set<SharedValue>> expectedValues(Tx tx, List<ToldIdentifier> told) {
        return told.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : identifiers.standing(tx, told).map(standing -> {
                    Set<SharedValue> values = AccountChanges.linking(told);
                    standing.stream()
                            .filter(value -> !SharedValueRule.isSilent(value))
                            .forEach(values::add);
                    return values;
                });
    }

    private static List<Locked> only(Set<UUID> ids, List<Locked> locked) {
        return locked.stream().filter(row -> ids.contains(row.id())).toList();
    }

    private static Set<UUID> idsOf(List<Locked> locked) {
        return locked.stream().map(Locked::id).collect(Collectors.toSet());
    }

    private Uni<Void> writeDown(Tx tx, AccountChanges changes, Set<SharedValue> lockedValues) {
        Set<SharedValue> more = new TreeSet<>(changes.touched());
        more.removeAll(lockedValues);
        return identifiers
                .put(tx, changes.winners())
                .chain(() -> changes.described().isEmpty()
                        ? Uni.createFrom().item(0)
                        : accounts.describe(tx, changes.described()))
                .chain(() -> identifiers.lockValues(tx, more));
    }

    private Uni<Set<UUID>> link(Tx tx, AccountChanges changes, News news, Set<UUID> lockedAccounts) {
        return linkChanges(tx, changes.touched(), news.merges()).chain(linkChanges -> {
            Set<UUID> visible = new HashSet<>(linkChanges.accounts());
            changes.described().forEach(account -> visible.add(account.member().id()));
            if (visible.isEmpty()) {
                return Uni.createFrom().item(Set.of());
            }
            return regrouping.relink(tx, linkChanges, visible, lockedAccounts);
        });
    }

    private Uni<LinkChanges> linkChanges(Tx tx, Collection<SharedValue> touched, List<RuleLink> merges) {
        if (touched.isEmpty()) {
            return Uni.createFrom().item(LinkChanges.between(List.of(), merges));
        }
        return links.ofSubjects(tx, touched).chain(present -> identifiers
                .holders(tx, touched, maxHolders + 1)
                .map(holders -> LinkChanges.between(present, wanted(holders, merges))));
    }

    private List<RuleLink> wanted(Map<SharedValue, List<Holder>> holders, List<RuleLink> merges) {
        List<RuleLink> wanted = new ArrayList<>(merges);
        holders.forEach((value, who) -> wanted.addAll(rule.links(value, who)));
        return wanted;
    }
}
