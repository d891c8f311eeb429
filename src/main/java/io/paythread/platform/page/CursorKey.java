package io.paythread.platform.page;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Finds the key that signs cursors before the first request arrives: the configured one, else the database's. */
@Singleton
class CursorKey {
    private static final int LENGTH = 32;
    private static final String NAME = "cursor";
    /** The database has just been migrated, so it answers; beyond this something is wrong and the start must fail. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String KEEP_FIRST =
            """
            insert into installation_secret (name, secret, created_at) values ($1, $2, $3)
            on conflict (name) do nothing
            """;
    private static final String READ = "select secret from installation_secret where name = $1";

    @Produces
    @Singleton
    @Startup
    Cursors cursors(PageConfig config, Database database, Clock clock) {
        byte[] key = config.cursorKey().map(CursorKey::fromText).orElseGet(() -> database.inTransaction(
                        tx -> readOrMake(tx, clock))
                .await()
                .atMost(PATIENCE));
        return new Cursors(key);
    }

    private static byte[] fromText(String text) {
        if (text.length() < LENGTH) {
            throw new IllegalArgumentException("paythread.page.cursor-key has at least " + LENGTH + " characters");
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Uni<byte[]> readOrMake(Tx tx, Clock clock) {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        return tx.update(KEEP_FIRST, NAME, Buffer.buffer(fresh), clock.instant().atOffset(ZoneOffset.UTC))
                .chain(() -> tx.first(READ, row -> row.getBuffer(0).getBytes(), NAME))
                .map(key ->
                        key.orElseThrow(() -> new IllegalStateException("the cursor key is written and not there")));
    }
}
