package io.paythread.identity;

import io.paythread.platform.page.LatestFirst;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads customers as people are shown them. */
@Singleton
class CustomerReadStore {
    private static final LatestFirst<UUID> ORDER = LatestFirst.byId("c.since", "c.id");

    private static final String COLUMNS =
            "c.id, c.name, c.email, c.phone, c.since, c.revision, c.created_at, c.updated_at";

    /** The customer that an id stands for now. */
    private static final String SURVIVOR = "select " + COLUMNS
            + """
              from customer asked
              join customer c on c.id = coalesce(asked.joined_into, asked.id)
             where asked.id = $1
            """;

    private static final String SURVIVORS = "select asked.id as asked, " + COLUMNS
            + """
              from customer asked
              join customer c on c.id = coalesce(asked.joined_into, asked.id)
             where asked.id = any($1)
            """;

    private static final String LIST = "select " + COLUMNS + " from customer c where c.joined_into is null";

    private static final String COUNT =
            """
            select count(*) from (select 1 from customer c where c.joined_into is null%s limit %s) counted
            """;

    private static final String BY_VALUE =
            """
            c.id in (select a.customer_id from account_identifier i join account a on a.id = i.account_id
                      where i.type = ? and i.normalized = ?)
            """;

    /** Where an address stands in place of a name, it is found as an address, by those who may search by one. */
    private static final String BY_NAME =
            """
            c.id in (select a.customer_id from account_identifier i join account a on a.id = i.account_id
                      where i.type = 'name' and i.normalized is not null and i.value not like '%@%'
                        and to_tsvector('simple', i.normalized) @@ to_tsquery('simple', ?))
            """;

    /**
     * The customer of each account with the name, as long as they are few. Which plan is good depends on how many there are, and the planner
     * cannot know: for many names the latest customers are soon found by looking through them, for few that would read
     * every customer there is.
     */
    private static final String NAMED =
            """
            select a.customer_id
              from (select i.account_id from account_identifier i
                     where i.type = 'name' and i.normalized is not null and i.value not like '%@%'
                       and to_tsvector('simple', i.normalized) @@ to_tsquery('simple', $1)
                     limit $2) i
              join account a on a.id = i.account_id
            """;

    private static final int FEW = 2_000;

    private static final String BY_REFERENCE =
            "c.id in (select a.customer_id from account a where a.reference = ? or a.id = any(?))";

    /** Suggestions and blocked joins that wait for a person. */
    private static final String OPEN_LINKS =
            """
            with theirs as materialized (select id from account where customer_id = $1)
            select count(*) from (
                select l.id from link l where l.state = 'open' and l.account_a in (select id from theirs)
                union
                select l.id from link l where l.state = 'open' and l.account_b in (select id from theirs)
            ) as waiting
            """;

    private static final String ROOT = "select root_account_id from customer where id = $1";

    private static final String ACCOUNTS = "select customer_id, id from account where customer_id = any($1)";

    /** The accounts of each of these customers. */
    Uni<Map<UUID, List<UUID>>> accountsOf(Tx tx, Collection<UUID> customers) {
        return tx.query(ACCOUNTS, (Object) Columns.uuids(customers)).map(rows -> rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getUUID("customer_id"),
                        Collectors.mapping(row -> row.getUUID("id"), Collectors.toList()))));
    }

    /** The customers that these ids stand for now. */
    Uni<Map<UUID, Customer>> survivors(Tx tx, Collection<UUID> ids) {
        return tx.query(SURVIVORS, (Object) Columns.uuids(ids)).map(rows -> {
            Map<UUID, Customer> survivors = new HashMap<>();
            rows.forEach(row -> survivors.put(row.getUUID("asked"), from(row)));
            return survivors;
        });
    }

    Uni<Optional<Customer>> survivor(Tx tx, UUID id) {
        return tx.first(SURVIVOR, CustomerReadStore::from, id);
    }

    Uni<UUID> rootAccount(Tx tx, UUID customer) {
        return tx.first(ROOT, row -> row.getUUID(0), customer).map(Optional::orElseThrow);
    }

    Uni<Long> openLinks(Tx tx, UUID customer) {
        return tx.first(OPEN_LINKS, row -> row.getLong(0), customer).map(count -> count.orElse(0L));
    }

    /** Latest first. */
    Uni<Page<Customer>> list(Tx tx, CustomerFilter filter, List<UUID> accounts, PageRequest page) {
        return where(tx, filter, accounts).chain(where -> {
            String end = ORDER.page(page, where);
            return tx.list(LIST + where.sql() + end, CustomerReadStore::from, where.parameters())
                    .map(rows -> page.cut(rows, row -> ORDER.words(row.since(), row.id())));
        });
    }

    /** How many there are, up to a number. */
    Uni<Long> count(Tx tx, CustomerFilter filter, List<UUID> accounts, int most) {
        return where(tx, filter, accounts).chain(where -> {
            String sql = COUNT.formatted(where.sql(), where.parameter(most));
            return tx.first(sql, row -> row.getLong(0), where.parameters()).map(Optional::orElseThrow);
        });
    }

    private static Uni<Conditions> where(Tx tx, CustomerFilter filter, List<UUID> accounts) {
        Conditions where = new Conditions();
        filter.email().ifPresent(email -> where.and(BY_VALUE, "email", email.normalized()));
        filter.phone().ifPresent(phone -> where.and(BY_VALUE, "phone", phone.normalized()));
        filter.reference().ifPresent(reference -> where.and(BY_REFERENCE, reference, Columns.uuids(accounts)));
        return named(tx, filter, where).replaceWith(where);
    }

    private static Uni<Void> named(Tx tx, CustomerFilter filter, Conditions where) {
        if (filter.words().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String words = prefixes(filter.words().get());
        return tx.list(NAMED, row -> row.getUUID(0), words, FEW + 1)
                .invoke(found -> {
                    if (found.size() > FEW) {
                        where.and(BY_NAME, words);
                    } else {
                        where.and("c.id = any(?)", (Object) Columns.uuids(found));
                    }
                })
                .replaceWithVoid();
    }

    /** Words hold letters and digits only, so none has a meaning to the query language. */
    private static String prefixes(PersonName name) {
        return name.words().stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
    }

    private static Customer from(Row row) {
        return new Customer(
                row.getUUID("id"),
                new Display(row.getString("name"), row.getString("email"), row.getString("phone")),
                row.getOffsetDateTime("since").toInstant(),
                row.getLong("revision"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
