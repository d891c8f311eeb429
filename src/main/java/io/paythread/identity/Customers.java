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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Customers, and how people join and separate them. */
@Singleton
class Customers {
    /** Shown with the customer itself; the rest is listed page by page. */
    static final int SHOWN = 100;

    private final Database database;
    private final CustomerReadStore read;
    private final AccountReadStore accounts;
    private final DecisionStore made;
    private final Decisions decisions;
    private final Links links;
    private final List<ReferenceOwners> owners;

    Customers(
            Database database,
            CustomerReadStore read,
            AccountReadStore accounts,
            DecisionStore made,
            Decisions decisions,
            Links links,
            @Any Instance<ReferenceOwners> owners) {
        this.database = database;
        this.read = read;
        this.accounts = accounts;
        this.made = made;
        this.decisions = decisions;
        this.links = links;
        this.owners = owners.stream().toList();
    }

    /** A joining of two customers, and where its link stands now. */
    record Merge(Decision decision, LinkState state) {}

    /** A customer with its oldest accounts and the number of links that wait for a person. */
    record Portrait(Customer customer, List<Account> accounts, long openLinks) {}

    /** The customer that an id stands for now, all of one moment. */
    Uni<Portrait> portrait(UUID id) {
        return database.readingOneSnapshot(tx -> survivor(tx, id).chain(customer -> accounts.oldest(
                        tx, customer.id(), SHOWN)
                .chain(list -> read.openLinks(tx, customer.id()).map(open -> new Portrait(customer, list, open)))));
    }

    /** The customer that an id stands for now. */
    Uni<Customer> survivor(UUID id) {
        return database.reading(tx -> survivor(tx, id));
    }

    Uni<Page<Customer>> list(CustomerFilter filter, PageRequest page) {
        return database.reading(
                tx -> ownersOf(tx, filter.reference()).chain(owning -> read.list(tx, filter, owning, page)));
    }

    /** How many there are; empty for more than are to be counted. */
    Uni<Optional<Long>> count(CustomerFilter filter, int most) {
        return database.reading(tx ->
                        ownersOf(tx, filter.reference()).chain(owning -> read.count(tx, filter, owning, most + 1)))
                .map(count -> Optional.of(count).filter(known -> known <= most));
    }

    /** The accounts of each of these customers. */
    Uni<Map<UUID, List<UUID>>> accountsOf(Collection<UUID> customers) {
        return database.reading(tx -> read.accountsOf(tx, customers));
    }

    Uni<Page<Decision>> decisions(UUID customer, PageRequest page) {
        return database.reading(tx -> made.ofCustomer(tx, customer, page));
    }

    /** What joining two customers would do. */
    Uni<Change> previewMerge(UUID one, UUID other) {
        return database.inTransaction(tx -> roots(tx, one, other)
                .chain(pair -> decisions.lock(tx, List.of(pair.a(), pair.b())).map(now -> Links.joining(now, pair))));
    }

    /** Joins two customers by a link between their oldest accounts. */
    Uni<Merge> merge(Caller caller, UUID one, UUID other, String reason) {
        Statement statement = new Statement(caller, Action.JOINED, reason);
        return database.inTransaction(tx -> roots(tx, one, other)
                .chain(pair -> links.join(tx, statement, pair))
                .chain(made -> merge(tx, made)));
    }

    Uni<Merge> findMerge(UUID id) {
        return database.readingOneSnapshot(tx -> findMerge(tx, id));
    }

    /** Takes a merge back: parts the two accounts that it linked. */
    Uni<Merge> reverseMerge(Caller caller, UUID id, String reason) {
        return database.inTransaction(tx -> findMerge(tx, id)
                .chain(merge ->
                        links.reverse(tx, caller, merge.decision().linkId().orElseThrow(), reason))
                .chain(() -> findMerge(tx, id)));
    }

    /** What parting these accounts from their customer would do. */
    Uni<Change> previewSeparation(UUID customer, NavigableSet<UUID> leaving) {
        return database.inTransaction(tx -> survivor(tx, customer)
                .chain(found -> read.rootAccount(tx, found.id()))
                .chain(root -> decisions.lock(tx, List.of(root)).map(now -> separating(now, root, leaving))));
    }

    /** Parts these accounts from their customer and keeps them apart from those that stay. */
    Uni<Decision> separate(Caller caller, UUID customer, NavigableSet<UUID> leaving, String reason) {
        Statement statement = new Statement(caller, Action.SEPARATED, reason);
        return database.inTransaction(tx -> survivor(tx, customer)
                .chain(found -> read.rootAccount(tx, found.id()))
                .chain(root -> decisions.decide(tx, statement, List.of(root), now -> separating(now, root, leaving))));
    }

    private static Change separating(Neighbourhood now, UUID root, NavigableSet<UUID> leaving) {
        NavigableSet<UUID> all = now.customerOf(root);
        if (!all.containsAll(leaving)) {
            throw ServiceException.invalid(
                    "/accounts", "foreign_account", "Every account must be one of this customer's.");
        }
        NavigableSet<UUID> staying = new TreeSet<>(all);
        staying.removeAll(leaving);
        if (staying.isEmpty()) {
            throw ServiceException.invalid("/accounts", "nothing_left", "At least one account must stay.");
        }
        return new Change(now, now.keptApart(leaving, staying, Verdict.UNDONE), all, Optional.empty());
    }

    private Uni<AccountPair> roots(Tx tx, UUID one, UUID other) {
        return survivor(tx, one).chain(a -> survivor(tx, other).chain(b -> {
            if (a.id().equals(b.id())) {
                throw new ServiceException(ErrorCode.CONFLICT, "Both are one customer already.");
            }
            return read.rootAccount(tx, a.id())
                    .chain(rootA -> read.rootAccount(tx, b.id()).map(rootB -> AccountPair.of(rootA, rootB)));
        }));
    }

    private Uni<List<UUID>> ownersOf(Tx tx, Optional<String> reference) {
        Uni<List<UUID>> all = Uni.createFrom().item(new ArrayList<>());
        if (reference.isPresent()) {
            for (ReferenceOwners some : owners) {
                all = all.chain(found -> some.accountsOf(tx, reference.get())
                        .invoke(found::addAll)
                        .replaceWith(found));
            }
        }
        return all;
    }

    private Uni<Customer> survivor(Tx tx, UUID id) {
        return read.survivor(tx, id).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    private Uni<Merge> findMerge(Tx tx, UUID id) {
        return made.find(tx, id, Action.JOINED)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .chain(decision -> merge(tx, decision));
    }

    private Uni<Merge> merge(Tx tx, Decision decision) {
        return links.find(tx, decision.linkId().orElseThrow()).map(link -> new Merge(decision, link.state()));
    }
}
