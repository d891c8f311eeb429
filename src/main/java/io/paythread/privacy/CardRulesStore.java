package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rules under which everything that is stored has been searched. */
@Singleton
class CardRulesStore {
    private static final String READ = "select version from card_rules";
    private static final String PUT =
            """
            insert into card_rules (one, version, searched_at) values (true, $1, $2)
            on conflict (one) do update set version = excluded.version, searched_at = excluded.searched_at
            """;

    private final Clock clock;

    CardRulesStore(Clock clock) {
        this.clock = clock;
    }

    Uni<Optional<String>> version(Tx tx) {
        return tx.first(READ, row -> row.getString(0));
    }

    Uni<Void> put(Tx tx, String version) {
        return tx.update(PUT, version, clock.instant().atOffset(ZoneOffset.UTC)).replaceWithVoid();
    }
}
