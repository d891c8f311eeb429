package io.paythread.timeline;

import io.paythread.identity.ReferenceOwners;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Finds customers by what they paid, asked and disputed. */
@Singleton
class MatterOwners implements ReferenceOwners {
    private static final String FIND =
            """
            select distinct m.account_id
              from matter_reference r
              join matter m on m.id = r.matter_id
             where substr(r.reference, strpos(r.reference, ':') + 1) = $1 and m.account_id is not null
             limit 100
            """;

    @Override
    public Uni<List<UUID>> accountsOf(Tx tx, String reference) {
        return tx.list(FIND, row -> row.getUUID(0), reference);
    }
}
