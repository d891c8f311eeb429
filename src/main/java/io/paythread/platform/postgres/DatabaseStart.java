package io.paythread.platform.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Settles which database the service uses, before anything asks for a connection. */
public final class DatabaseStart {
    /** A database that starts beside the service takes seconds; a try costs both sides next to nothing. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Quarkus' own. */
    private static final int MANAGEMENT_PORT = 9000;

    private static final String PREPARES =
            "The database is there. The service prepares it (migrations), which may take a while after an update.";

    /** Opened by whoever waits for the database, closed when the service opens its own ports. */
    private static final AtomicReference<Optional<WaitingRoom>> ROOM = new AtomicReference<>(Optional.empty());

    private DatabaseStart() {}

    /**
     * The configured database, or the embedded one, started. Gives Quarkus' keys for both clients. The embedded server
     * stops with this process, after the service has let go of it.
     */
    public static Map<String, String> settle(DatabaseConfig config, Runnable awaitService) {
        Optional<DatabaseAddress> address = DatabaseAddress.configured(config);
        if (address.isPresent()) {
            return DatabaseAddress.configuredOwner(config)
                    .map(address.get()::quarkusProperties)
                    .orElseGet(address.get()::quarkusProperties);
        }
        var embedded = EmbeddedPostgres.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(embedded, awaitService), "postgres-stop"));
        return embedded.address().quarkusProperties(embedded.owner().credentials());
    }

    /**
     * Returns when the configured database can be migrated: an embedded one at once, another one when it has come. Answers
     * for the health of the service from then on until {@link #leave()}.
     *
     * @param settings Quarkus' keys, for where its management interface will be
     * @param told lines for people; no log is set up yet
     */
    public static void await(
            DatabaseConfig config, Function<String, Optional<String>> settings, Consumer<String> told) {
        DatabaseAddress.configured(config).ifPresent(address -> {
            WaitingRoom opened = WaitingRoom.open(door(settings));
            ROOM.set(Optional.of(opened));
            new DatabaseWait(
                            new DatabaseProbe(logins(config, address)),
                            config.patience(),
                            System::nanoTime,
                            () -> LockSupport.parkNanos(PAUSE.toNanos()),
                            told)
                    .await(opened);
            opened.says(PREPARES);
        });
    }

    /** Lets go of the management port. Again is harmless. */
    public static void leave() {
        Objects.requireNonNull(ROOM.getAndSet(Optional.empty())).ifPresent(WaitingRoom::close);
    }

    private static List<DatabaseAddress> logins(DatabaseConfig config, DatabaseAddress address) {
        return Stream.concat(Stream.of(address), DatabaseAddress.configuredOwner(config).map(address::as).stream())
                .toList();
    }

    private static WaitingRoom.Door door(Function<String, Optional<String>> settings) {
        return new WaitingRoom.Door(
                settings.apply("quarkus.management.host").orElse("127.0.0.1"),
                settings.apply("quarkus.management.port").map(Integer::valueOf).orElse(MANAGEMENT_PORT),
                "/q/health");
    }

    private static void stop(EmbeddedPostgres embedded, Runnable awaitService) {
        awaitService.run();
        embedded.close();
    }
}
