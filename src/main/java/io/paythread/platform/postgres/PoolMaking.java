package io.paythread.platform.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Makes the pool so that it heals by itself. A connection whose other end vanished without a word (a cut cable, a
 * firewall that forgot) would otherwise wait for an answer for a quarter of an hour, as long as the system sends again,
 * and its place in the pool with it. No statement of ours may take as long as {@link #SILENCE}, so whatever is silent for
 * longer is dead and is closed. That holds for connections that nobody uses, too: they are opened anew when needed. What counts is the time since
 * something was asked or answered, whichever was later: a statement has all of it, however long nobody asked before.
 */
@Singleton
class PoolMaking implements PgPoolCreator {
    private static final Logger LOG = Logger.getLogger(PoolMaking.class);

    /** Longer than {@code statement_timeout}, and within the ten seconds in which service is normal again. */
    static final Duration SILENCE = Duration.ofSeconds(9);
    /** A server that is there answers in milliseconds. */
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** What waits longer for a free connection is better told to come again. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Duration silence;
    private final Optional<Path> password;

    @Inject
    PoolMaking(DatabaseConfig config) {
        this(SILENCE, DatabaseAddress.passwordFile(config));
    }

    /**
     * With another silence than the usual one.
     *
     * @param password the file that holds the password, where it comes from one
     */
    PoolMaking(Duration silence, Optional<Path> password) {
        this.silence = silence;
        this.password = password;
    }

    @Override
    public Pool create(Input input) {
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            options.setConnectTimeout(Math.toIntExact(CONNECT.toMillis())).setTcpKeepAlive(true);
        }
        PoolOptions pool = input.poolOptions()
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setConnectionTimeout(Math.toIntExact(WAIT.toMillis()));
        ClientBuilder<Pool> making =
                PgBuilder.pool().with(pool).using(input.vertx()).withConnectHandler(this::watch);
        return password.map(file -> new PasswordFile(
                        input.vertx(), file, input.pgConnectOptionsList().get(0)))
                .map(making::connectingTo)
                .orElseGet(() -> making.connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList())))
                .build();
    }

    /**
     * Netty's own watch stands first in the channel and closes it. The client's idle timeout does not do: it takes leave
     * of the server first and waits until that has closed, which is what a dead one never does.
     */
    private void watch(SqlConnection opened) {
        if (opened instanceof SqlConnectionInternal pooled
                && pooled.unwrap().unwrap() instanceof SocketConnectionBase connection) {
            var unused = connection
                    .socket()
                    .channelHandlerContext()
                    .pipeline()
                    .addFirst("silence", new SilenceWatch(silence));
        } else {
            LOG.warn("connections cannot be watched: the client's classes have changed");
        }
        var unusedClose = opened.close();
    }
}
