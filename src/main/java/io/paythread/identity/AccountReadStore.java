package io.paythread.identity;

import io.paythread.fact.EmailAddress;
import io.paythread.platform.page.LatestFirst;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads accounts as people are shown them. */
@Singleton
class AccountReadStore {
    private static final LatestFirst<UUID> ORDER = LatestFirst.byId("a.since", "a.id");

    private static final String SELECT =
            """
            select a.id, a.source_id, a.reference, a.guest, a.customer_id, a.name, a.email, a.phone, a.since,
                   a.recorded_at,
                   case when exists (select from link l
                                      where (l.account_a = a.id or l.account_b = a.id)
                                        and l.state = 'accepted' and l.strength = 'asserted')
                         and not exists (select from link l
                                          where (l.account_a = a.id or l.account_b = a.id)
                                            and l.state = 'accepted' and l.strength = 'verified')
                        then 'asserted' else 'verified' end as strength
              from account a
            """;

    private static final String LIST = SELECT + " where true";

    private static final String BY_EMAIL =
            "a.id in (select i.account_id from account_identifier i where i.type = 'email' and i.normalized = ?)";

    private final IdentifierStore identifiers;

    AccountReadStore(IdentifierStore identifiers) {
        this.identifiers = identifiers;
    }

    /** Which accounts are asked for. All that is given must hold. */
    record Filter(
            Optional<UUID> customer, Optional<UUID> source, Optional<String> reference, Optional<EmailAddress> email) {

        static Filter ofCustomer(UUID customer) {
            return new Filter(Optional.of(customer), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    Uni<Optional<Account>> find(Tx tx, UUID id) {
        return tx.list(SELECT + " where a.id = $1", AccountReadStore::from, id)
                .chain(rows -> withIdentifiers(tx, rows))
                .map(rows -> rows.stream().findFirst());
    }

    /** Latest first. */
    Uni<Page<Account>> list(Tx tx, Filter filter, PageRequest page) {
        Conditions where = conditions(filter);
        String end = ORDER.page(page, where);
        return tx.list(LIST + where.sql() + end, AccountReadStore::from, where.parameters())
                .chain(rows -> withIdentifiers(tx, rows))
                .map(rows -> page.cut(rows, row -> ORDER.words(row.since(), row.id())));
    }

    /** The oldest accounts of a customer, the root first. */
    Uni<List<Account>> oldest(Tx tx, UUID customer, int limit) {
        return tx.list(
                        SELECT + " where a.customer_id = $1 order by a.since, a.id limit $2",
                        AccountReadStore::from,
                        customer,
                        limit)
                .chain(rows -> withIdentifiers(tx, rows));
    }

    private static Conditions conditions(Filter filter) {
        Conditions where = new Conditions();
        filter.customer().ifPresent(customer -> where.and("a.customer_id = ?", customer));
        filter.source().ifPresent(source -> where.and("a.source_id = ?", source));
        filter.reference().ifPresent(reference -> where.and("a.reference = ?", reference));
        filter.email().ifPresent(email -> where.and(BY_EMAIL, email.normalized()));
        return where;
    }

    private Uni<List<Account>> withIdentifiers(Tx tx, List<Account> accounts) {
        return identifiers
                .ofAccounts(tx, accounts.stream().map(Account::id).toList())
                .map(all -> {
                    Map<UUID, List<ToldIdentifier>> byAccount =
                            all.stream().collect(Collectors.groupingBy(ToldIdentifier::accountId));
                    return accounts.stream()
                            .map(account -> account.saying(byAccount.getOrDefault(account.id(), List.of())))
                            .toList();
                });
    }

    private static Account from(Row row) {
        return new Account(
                row.getUUID("id"),
                row.getUUID("source_id"),
                row.getString("reference"),
                row.getBoolean("guest"),
                row.getUUID("customer_id"),
                new Display(row.getString("name"), row.getString("email"), row.getString("phone")),
                row.getString("strength"),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                List.of());
    }
}
