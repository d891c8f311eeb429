package io.paythread.identity;

import io.paythread.identity.CustomerFeed.CustomerChange;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Erasable;
import io.paythread.privacy.Extent;
import io.paythread.privacy.Finding;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lets go of who people were: accounts with what they say, links with their evidence, what was decided about them. The
 * customers of others that shared a value with them are grouped anew, as if the accounts had never been.
 */
@Singleton
class AccountErasure implements Erasable {
    private final AccountStore accounts;
    private final IdentifierStore identifiers;
    private final LinkStore links;
    private final Regrouping regrouping;
    private final AccountEraseStore store;
    private final CustomerStore customers;
    private final CustomerFeed feed;
    private final SharedValueRule rule;
    private final int maxHolders;

    AccountErasure(
            AccountStore accounts,
            IdentifierStore identifiers,
            LinkStore links,
            Regrouping regrouping,
            AccountEraseStore store,
            CustomerStore customers,
            CustomerFeed feed,
            IdentityConfig config) {
        this.accounts = accounts;
        this.identifiers = identifiers;
        this.links = links;
        this.regrouping = regrouping;
        this.store = store;
        this.customers = customers;
        this.feed = feed;
        this.rule = new SharedValueRule(config.maxHolders());
        this.maxHolders = config.maxHolders();
    }

    @Override
    public Stage stage() {
        return Stage.IDENTITY;
    }

    @Override
    public Uni<List<Finding>> count(Tx tx, Extent extent) {
        return store.count(tx, extent.accounts());
    }

    /** A person's accounts are few: all at once, so that the customer never stands there half. */
    @Override
    public Uni<Piece> erase(Tx tx, Extent extent, UUID erasure, JsonObject position) {
        if (extent.accounts().isEmpty()) {
            return Uni.createFrom().item(new Piece(Optional.empty(), List.of()));
        }
        return store.count(tx, extent.accounts()).chain(found -> forget(tx, new HashSet<>(extent.accounts()))
                .replaceWith(new Piece(Optional.empty(), found)));
    }

    @Override
    public Uni<JsonObject> report(Tx tx, Extent extent) {
        return store.report(tx, extent.accounts());
    }

    /** Locks in the order in which news are learned: values, accounts with all in reach, customers. */
    private Uni<Void> forget(Tx tx, Set<UUID> ids) {
        return identifiers.ofAccounts(tx, ids).chain(told -> {
            Set<SharedValue> values = AccountChanges.linking(told);
            return identifiers
                    .lockValues(tx, new TreeSet<>(values))
                    .chain(() -> accounts.lockReachable(tx, ids, values, maxHolders))
                    .chain(locked -> store.neighbours(tx, ids).chain(neighbours -> tell(tx, ids)
                            .chain(() -> store.delete(tx, ids))
                            .chain(() -> regroup(tx, values, around(ids, locked, neighbours), idsOf(locked)))));
        });
    }

    /** The last that the feed says of a customer. */
    private Uni<Integer> tell(Tx tx, Set<UUID> ids) {
        return customers
                .lockRooted(tx, ids)
                .chain(gone -> feed.ofCustomers(
                        tx,
                        gone.stream()
                                .map(customer -> CustomerChange.of(IdentityFeed.CUSTOMER_ERASED, customer))
                                .toList()));
    }

    private static Set<UUID> idsOf(Collection<AccountStore.Locked> locked) {
        return locked.stream().map(AccountStore.Locked::id).collect(Collectors.toSet());
    }

    /** Those of others that were linked to them, or reached through them. */
    private static Set<UUID> around(Set<UUID> ids, List<AccountStore.Locked> locked, Collection<UUID> neighbours) {
        Set<UUID> around = idsOf(locked);
        around.addAll(neighbours);
        around.removeAll(ids);
        return around;
    }

    private Uni<Void> regroup(Tx tx, Set<SharedValue> values, Set<UUID> around, Set<UUID> locked) {
        return changes(tx, values).chain(changes -> {
            Set<UUID> visible = new HashSet<>(changes.accounts());
            visible.addAll(around);
            if (visible.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            return regrouping.relink(tx, changes, visible, locked).replaceWithVoid();
        });
    }

    /** With one holder less, a value may say something again. */
    private Uni<LinkChanges> changes(Tx tx, Set<SharedValue> values) {
        if (values.isEmpty()) {
            return Uni.createFrom().item(LinkChanges.between(List.of(), List.of()));
        }
        return links.ofSubjects(tx, values).chain(present -> identifiers
                .holders(tx, values, maxHolders + 1)
                .map(holders -> {
                    List<RuleLink> wanted = holders.entrySet().stream()
                            .flatMap(held -> rule.links(held.getKey(), held.getValue()).stream())
                            .toList();
                    return LinkChanges.between(present, wanted);
                }));
    }
}
