package io.paythread.platform.postgres;

import java.util.Map;

/** Settles which database the service uses, before anything asks for a connection. */
public final class DatabaseStart {
    private DatabaseStart() {}

    /**
     * The configured database, or the embedded one, started. Gives Quarkus' keys for both clients. The embedded server
     * stops with this process, after the service has let go of it.
     */
    public static Map<String, String> settle(DatabaseConfig config, Runnable awaitService) {
        if (config.url().isPresent()) {
            return DatabaseAddress.parse(config.url().get(), config.username(), config.password())
                    .quarkusProperties();
        }
        var embedded = EmbeddedPostgres.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(embedded, awaitService), "postgres-stop"));
        return embedded.address().quarkusProperties();
    }

    private static void stop(EmbeddedPostgres embedded, Runnable awaitService) {
        awaitService.run();
        embedded.close();
    }
}
