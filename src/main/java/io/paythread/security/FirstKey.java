package io.paythread.security;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Clock;

/**
 * Gives a new installation its first key when neither the configuration nor the database has one. The key goes to the
 * console, not to the logger: logs are collected and kept.
 */
@Singleton
class FirstKey implements AtStart {
    private final BootstrapKey bootstrap;
    private final Database database;
    private final ApiKeyStore store;
    private final Ids ids;
    private final Clock clock;

    FirstKey(BootstrapKey bootstrap, Database database, ApiKeyStore store, Ids ids, Clock clock) {
        this.bootstrap = bootstrap;
        this.database = database;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Uni<Void> prepare() {
        if (bootstrap.isConfigured()) {
            return Uni.createFrom().voidItem();
        }
        ApiKeyText key = ApiKeyText.create(ids.next());
        return database.inTransaction(tx -> store.insertFirst(tx, key, "first", clock.instant()))
                .invoke(inserted -> {
                    if (inserted) {
                        show(key, System.out);
                    }
                })
                .replaceWithVoid();
    }

    private static void show(ApiKeyText key, PrintStream console) {
        console.printf(
                """

                The first API key of this installation. It is shown only now, so keep it:

                    %s

                """,
                key.secretText());
        console.flush();
    }
}
