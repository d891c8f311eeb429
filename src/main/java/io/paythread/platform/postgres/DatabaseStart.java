package io.paythread.platform.postgres;

import java.util.Map;
import java.util.Optional;

/** Settles which database the service uses, before anything asks for a connection. */
public final class DatabaseStart {
    private DatabaseStart() {}

    /**
     * The configured database, or the embedded one, started. Gives Quarkus' keys for both clients. The embedded server
     * stops with this process, after the service has let go of it.
     */
    public static Map<String, String> settle(DatabaseConfig config, Runnable awaitService) {
        if (config.url().isPresent()) {
            var address = DatabaseAddress.parse(config.url().get(), config.username(), config.password());
            return owner(config).map(address::quarkusProperties).orElseGet(address::quarkusProperties);
        }
        var embedded = EmbeddedPostgres.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(embedded, awaitService), "postgres-stop"));
        return embedded.address().quarkusProperties(embedded.owner().credentials());
    }

    private static Optional<DatabaseAddress.Credentials> owner(DatabaseConfig config) {
        return config.ownerUsername()
                .map(name -> new DatabaseAddress.Credentials(
                        name, config.ownerPassword().orElse("")));
    }

    private static void stop(EmbeddedPostgres embedded, Runnable awaitService) {
        awaitService.run();
        embedded.close();
    }
}
