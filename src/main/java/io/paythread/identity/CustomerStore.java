package io.paythread.identity;

import static io.paythread.identity.Columns.texts;
import static io.paythread.identity.Columns.time;
import static io.paythread.identity.Columns.times;
import static io.paythread.identity.Columns.uuids;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code customer}. */
@Singleton
class CustomerStore {
    /** In id order, as everything that raises revisions locks. */
    private static final String LOCK =
            """
            select id, joined_into, since, name, email, phone from customer
             where id = any($1) order by id for no key update
            """;

    private static final String RESHAPE =
            """
            update customer c
               set joined_into = t.joined_into, since = t.since, name = t.name, email = t.email, phone = t.phone
              from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])
                   as t (id, joined_into, since, name, email, phone)
             where c.id = t.id
            """;

    private static final String LOCK_HOLDERS =
            """
            select c.id from customer c
             where c.id in (select a.customer_id from account a where a.id = any($1))
             order by c.id for no key update
            """;

    private static final String RAISE_OF_ACCOUNTS =
            """
            update customer c set revision = c.revision + 1, updated_at = greatest(c.updated_at, $2)
             where c.id in (select a.customer_id from account a where a.id = any($1))
            """;

    private static final String RAISE =
            """
            update customer c set revision = c.revision + 1, updated_at = greatest(c.updated_at, $2)
             where c.id = any($1)
            """;

    /** What follows from the accounts of a customer; of one that was joined into another only where it went. */
    record Shape(UUID id, @Nullable UUID joinedInto, Instant since, Display display) {
        private static Shape from(Row row) {
            return new Shape(
                    row.getUUID("id"),
                    row.getUUID("joined_into"),
                    row.getOffsetDateTime("since").toInstant(),
                    new Display(row.getString("name"), row.getString("email"), row.getString("phone")));
        }
    }

    Uni<List<Shape>> lock(Tx tx, Collection<UUID> customerIds) {
        return tx.list(LOCK, Shape::from, (Object) uuids(customerIds));
    }

    Uni<Integer> reshape(Tx tx, List<Shape> shapes) {
        if (shapes.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return tx.update(
                RESHAPE,
                uuids(shapes, Shape::id),
                uuids(shapes, Shape::joinedInto),
                times(shapes, Shape::since),
                texts(shapes, shape -> shape.display().name()),
                texts(shapes, shape -> shape.display().email()),
                texts(shapes, shape -> shape.display().phone()));
    }

    /** Raises the revision of these customers, whose rows are locked, by one. */
    Uni<Integer> raise(Tx tx, Collection<UUID> customerIds, Instant now) {
        return customerIds.isEmpty() ? Uni.createFrom().item(0) : tx.update(RAISE, uuids(customerIds), time(now));
    }

    /**
     * Raises the revision of the customers that these accounts belong to, each once. First the rows are locked, then it is
     * asked again who belongs where: a join or separation that was under way has ended by then, and a new one waits.
     */
    Uni<Integer> raiseOfAccounts(Tx tx, Collection<UUID> accountIds, Instant now) {
        return accountIds.isEmpty()
                ? Uni.createFrom().item(0)
                : tx.query(LOCK_HOLDERS, (Object) uuids(accountIds))
                        .chain(() -> tx.update(RAISE_OF_ACCOUNTS, uuids(accountIds), time(now)));
    }
}
