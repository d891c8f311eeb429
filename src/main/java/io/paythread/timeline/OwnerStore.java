package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the accounts whose entries make a customer's timeline. */
@Singleton
class OwnerStore {
    /** A joined customer's id answers the one it was joined into; union, not union all, ends a circle. */
    private static final String FIND =
            """
            with recursive chain (id, joined_into, revision) as (
                select id, joined_into, revision from customer where id = $1
                union
                select c.id, c.joined_into, c.revision from customer c join chain on c.id = chain.joined_into)
            select chain.id, chain.revision, a.id as account_id, a.source_id
            from chain left join account a on a.customer_id = chain.id
            where chain.joined_into is null
            order by a.id
            """;

    Uni<Optional<Owner>> find(Tx tx, UUID customer) {
        return tx.query(FIND, customer).map(rows -> owner(rows.stream().toList()));
    }

    private static Optional<Owner> owner(List<Row> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Owner.Membership> accounts = rows.stream()
                .filter(row -> row.getUUID("account_id") != null)
                .map(row -> new Owner.Membership(row.getUUID("account_id"), row.getUUID("source_id")))
                .toList();
        Row first = rows.get(0);
        return Optional.of(new Owner(first.getUUID("id"), first.getLong("revision"), accounts));
    }
}
