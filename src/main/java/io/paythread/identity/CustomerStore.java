package io.paythread.identity;

import static io.paythread.identity.Columns.texts;
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

    private static final String LOCK_ROOTED =
            "select id from customer where root_account_id = any($1) order by id for no key update";

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

    /** Locks the customers that have one of these accounts as their root. */
    Uni<List<UUID>> lockRooted(Tx tx, Collection<UUID> accountIds) {
        return tx.list(LOCK_ROOTED, row -> row.getUUID(0), (Object) uuids(accountIds));
    }
}
