package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.KnownReferences;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/** The references of tickets, messages and payments, for telling them from card numbers. */
@Singleton
class KnownObjects implements KnownReferences {
    private static final String AMONG =
            """
            select distinct substr(reference, strpos(reference, ':') + 1) from matter_reference
             where substr(reference, strpos(reference, ':') + 1) = any($1)
            """;

    @Override
    public Uni<Set<String>> among(Tx tx, Set<String> numbers) {
        return tx.list(AMONG, row -> row.getString(0), (Object) numbers.toArray(String[]::new))
                .map(HashSet::new);
    }
}
