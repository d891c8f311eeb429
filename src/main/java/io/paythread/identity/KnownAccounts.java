package io.paythread.identity;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.KnownReferences;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/** The references of accounts, for telling a helpdesk's user ids from card numbers. */
@Singleton
class KnownAccounts implements KnownReferences {
    /** A guest's reference is what the guest typed. */
    private static final String AMONG =
            "select distinct reference from account where reference = any($1) and not guest";

    @Override
    public Uni<Set<String>> among(Tx tx, Set<String> numbers) {
        return tx.list(AMONG, row -> row.getString(0), (Object) numbers.toArray(String[]::new))
                .map(HashSet::new);
    }
}
