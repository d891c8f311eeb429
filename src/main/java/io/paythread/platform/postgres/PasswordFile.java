package io.paythread.platform.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * How a new connection logs in where the password comes from a file: with what the file holds at that moment, so that a
 * password that was changed there and in the database is taken up without a restart. Connections that are open need none.
 * While the file is gone, or being written, what it held last stands.
 */
final class PasswordFile implements Supplier<Future<SqlConnectOptions>> {
    private static final Logger LOG = Logger.getLogger(PasswordFile.class);

    private final Vertx vertx;
    private final Path file;
    private final PgConnectOptions options;
    private final AtomicReference<String> last;

    /**
     * The file, for connections like this.
     *
     * @param options with the password of the start
     */
    PasswordFile(Vertx vertx, Path file, PgConnectOptions options) {
        this.vertx = vertx;
        this.file = file;
        this.options = options;
        this.last = new AtomicReference<>(options.getPassword());
    }

    @Override
    public Future<SqlConnectOptions> get() {
        return vertx.fileSystem()
                .readFile(file.toString())
                .map(bytes -> bytes.toString(StandardCharsets.UTF_8).strip())
                .otherwise(failure -> {
                    LOG.warnf(
                            "password file not read error=%s",
                            failure.getClass().getSimpleName());
                    return "";
                })
                .map(this::with);
    }

    private SqlConnectOptions with(String read) {
        String password = read.isEmpty() ? last.get() : read;
        if (!last.getAndSet(password).equals(password)) {
            LOG.info("database password changed");
        }
        return new PgConnectOptions(options).setPassword(password);
    }
}
