package io.paythread.identity;

import static io.paythread.identity.Columns.texts;
import static io.paythread.identity.Columns.time;
import static io.paythread.identity.Columns.uuids;

import io.paythread.platform.feed.FeedChange;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.feed.FeedType;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the feed what concerns customers. This, and nothing else, raises a customer's revision: by one for each row,
 * so that the rows of a customer are numbered without a gap.
 */
@Singleton
class CustomerFeed {
    /** In id order, as everything that raises revisions locks. */
    private static final String LOCK_HOLDERS =
            """
            select c.id from customer c
             where c.id in (select a.customer_id from account a where a.id = any($1))
             order by c.id for no key update
            """;

    /** Each change once for a customer, however many of its accounts it concerns. */
    private static final String NUMBER =
            """
            , counted as (
                select customer_id, count(*) as n from wanted where customer_id is not null group by customer_id
            ), raised as (
                update customer c set revision = c.revision + n.n, updated_at = greatest(c.updated_at, $1)
                  from counted n where c.id = n.customer_id
                returning c.id, c.revision - n.n as before
            )
            select w.place, r.id as customer_id,
                   r.before + row_number() over (partition by w.customer_id order by w.place) as revision
              from wanted w left join raised r on r.id = w.customer_id
             order by w.place
            """;

    private static final String OF_ACCOUNTS =
            """
            with wanted as materialized (
                select min(t.place) as place, a.customer_id
                  from unnest($2::text[], $3::uuid[], $4::uuid[]) with ordinality as t (type, subject, account, place)
                  left join account a on a.id = t.account
                 group by t.type, t.subject, a.customer_id
            )
            """
                    + NUMBER;

    private static final String OF_CUSTOMERS =
            """
            with wanted as materialized (
                select t.place, t.customer_id from unnest($2::uuid[]) with ordinality as t (customer_id, place)
            )
            """
                    + NUMBER;

    private final FeedStore feed;
    private final Clock clock;

    CustomerFeed(FeedStore feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /** A visible change of a customer, or of something between customers. */
    record CustomerChange(FeedType type, UUID subject, UUID customer) {
        /** Of the customer itself. */
        static CustomerChange of(FeedType type, UUID customer) {
            return new CustomerChange(type, customer, customer);
        }
    }

    private record Numbered(int place, @Nullable UUID customer, @Nullable Long revision) {
        static Numbered from(Row row) {
            return new Numbered(
                    row.getLong("place").intValue() - 1, row.getUUID("customer_id"), row.getLong("revision"));
        }
    }

    /**
     * Appends what changed on timelines; gives the number of rows. First the customers are locked, then it is asked again
     * who belongs where: a join or separation that was under way has ended by then, and a new one waits.
     */
    Uni<Integer> ofAccounts(Tx tx, List<AccountChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        UUID[] accounts = uuids(changes, change -> change.account().orElse(null));
        return tx.query(LOCK_HOLDERS, (Object) accounts)
                .chain(() -> tx.list(
                        OF_ACCOUNTS,
                        Numbered::from,
                        time(clock.instant()),
                        texts(changes, change -> change.type().name()),
                        uuids(changes, AccountChange::subject),
                        accounts))
                .chain(numbered -> append(
                        tx,
                        numbered.stream()
                                .map(number -> change(changes.get(number.place()), number))
                                .toList()));
    }

    private static FeedChange change(AccountChange change, Numbered number) {
        return new FeedChange(change.type(), change.subject(), number.customer(), number.revision(), change.source());
    }

    /** Appends that the customers of these accounts look different; gives the number of rows. */
    Uni<Integer> ofHolders(Tx tx, Collection<UUID> accountIds) {
        return tx.list(LOCK_HOLDERS, row -> row.getUUID(0), (Object) uuids(accountIds))
                .chain(holders -> ofCustomers(
                        tx,
                        holders.stream()
                                .map(customer -> CustomerChange.of(IdentityFeed.CUSTOMER_UPDATED, customer))
                                .toList()));
    }

    /** Appends what changed of customers whose rows are locked; gives the number of rows. */
    Uni<Integer> ofCustomers(Tx tx, Collection<CustomerChange> all) {
        if (all.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        List<CustomerChange> changes = List.copyOf(all);
        return tx.list(OF_CUSTOMERS, Numbered::from, time(clock.instant()), uuids(changes, CustomerChange::customer))
                .chain(numbered -> append(
                        tx,
                        numbered.stream()
                                .map(number -> change(changes.get(number.place()), number))
                                .toList()));
    }

    private static FeedChange change(CustomerChange change, Numbered number) {
        return new FeedChange(change.type(), change.subject(), number.customer(), number.revision(), null);
    }

    private Uni<Integer> append(Tx tx, List<FeedChange> changes) {
        return feed.append(tx, changes).replaceWith(changes.size());
    }
}
