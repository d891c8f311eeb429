package io.paythread.platform.vault;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * Random keys that all replicas of an installation share, sealed in the database. Whoever asks first makes one; it never
 * changes after that.
 */
@Singleton
public class InstallationSecrets {
    /** Bytes of each. */
    public static final int LENGTH = 32;

    private static final String KEEP_FIRST =
            """
            insert into installation_secret (name, sealed, created_at) values ($1, $2, $3)
            on conflict (name) do nothing
            """;
    private static final String READ = "select sealed, secret from installation_secret where name = $1";

    private final Database database;
    private final Vault vault;
    private final Clock clock;

    InstallationSecrets(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** The secret of that name: 32 random bytes. Asked at start, and kept in memory by who needs it. */
    public Uni<byte[]> get(String name) {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        byte[] sealed = vault.seal(place(name), fresh);
        return database.inTransaction(tx -> tx.update(
                        KEEP_FIRST, name, Buffer.buffer(sealed), clock.instant().atOffset(ZoneOffset.UTC))
                .chain(() -> read(tx, name)));
    }

    private Uni<byte[]> read(Tx tx, String name) {
        return tx.first(READ, row -> opened(name, row), name)
                .map(secret -> secret.orElseThrow(() -> new IllegalStateException(name + " is written and not there")));
    }

    /** A row of an earlier release holds the secret itself until it has been sealed. */
    private byte[] opened(String name, Row row) {
        var sealed = row.getBuffer("sealed");
        return sealed == null ? row.getBuffer("secret").getBytes() : vault.open(place(name), sealed.getBytes());
    }

    static Place place(String name) {
        return new Place("installation_secret", "sealed", name);
    }
}
