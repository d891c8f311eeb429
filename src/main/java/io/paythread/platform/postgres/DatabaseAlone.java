package io.paythread.platform.postgres;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The command {@code database}: runs the embedded server without the service, so that nothing else is connected while
 * somebody dumps, restores or looks. Ends when it is told to (SIGTERM, Ctrl-C), and the server with it.
 */
public final class DatabaseAlone {
    /** The first argument of the program that asks for it. */
    public static final String COMMAND = "database";

    private DatabaseAlone() {}

    /**
     * Starts it, says how to get at it, and does not return.
     *
     * @param told lines for people
     */
    public static void run(DatabaseConfig config, Consumer<String> told) {
        if (config.url().isPresent()) {
            throw new DatabaseStartException(
                    "PAYTHREAD_DATABASE_URL (paythread.database.url) names a database of your own:"
                            + " there is no embedded one to run. Without it the one in paythread.database.directory runs.");
        }
        var embedded = EmbeddedPostgres.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(embedded::close, "postgres-stop"));
        introduce(embedded, ServerDirectory.at(config.directory())).lines().forEach(told);
        untilTheEnd();
    }

    /** In the words of PostgreSQL's programs; the password stays in its file. */
    private static String introduce(EmbeddedPostgres embedded, ServerDirectory directory) {
        DatabaseAddress owner = embedded.owner();
        return """
                PostgreSQL runs without the service until this program is stopped (Ctrl-C or SIGTERM). For psql, pg_dump and pg_restore:
                export PGHOST=%s PGPORT=%d PGDATABASE=%s PGUSER=%s PGPASSWORD="$(cat '%s')"
                """
                .formatted(
                        owner.host(),
                        owner.port(),
                        owner.database(),
                        owner.credentials().username(),
                        directory.password());
    }

    private static void untilTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
