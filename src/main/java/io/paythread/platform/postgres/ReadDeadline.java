package io.paythread.platform.postgres;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Bounds each statement of a request that only reads: beyond it the server is told to give up, and the caller reads that
 * it can try again. Work that nobody waits for has the longer bound of the pool.
 */
@Singleton
public class ReadDeadline {
    private static final String KEY = "paythread.reading";

    private final Duration most;

    ReadDeadline(DatabaseConfig config) {
        this.most = config.readTimeout();
    }

    /** From here on this request is one that only reads. */
    public void begin() {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, most);
        }
    }

    /** The bound of the present request, if it has one. */
    static Optional<Duration> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    /** The statement; cancelled at the server when it takes longer. */
    static <T> Uni<T> bound(Uni<T> statement, SqlConnection connection, Duration most) {
        Context context = Vertx.currentContext();
        if (context == null) {
            return statement;
        }
        Vertx vertx = context.owner();
        return Uni.createFrom().deferred(() -> {
            long timer = vertx.setTimer(
                    most.toMillis(), late -> PgConnection.cast(connection).cancelRequestAndForget());
            return statement.onTermination().invoke(() -> vertx.cancelTimer(timer));
        });
    }
}
