package io.paythread.platform.problem;

import io.netty.channel.unix.Errors;
import io.netty.handler.timeout.ReadTimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a statement that is wrong. */
final class DatabaseFaults {
    /**
     * SQLSTATE classes of PostgreSQL (appendix A of its manual): connection trouble, insufficient resources, operator
     * intervention (shutdown, start-up). 57014 is a statement that took too long: also worth a retry. So are a deadlock
     * (40P01) and a lock that was not free in time (55P03): others were at the same rows.
     */
    private static final List<String> AWAY = List.of("08", "53", "57", "40P01", "55P03");
    /** How the reactive pool reports that no connection became free in time: an exception without a type of its own. */
    private static final String POOL_TIMEOUT = "Timeout";

    private static final int MAX_CAUSES = 8;

    private DatabaseFaults() {}

    static boolean unavailable(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (isAway(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isAway(Throwable cause) {
        if (cause instanceof PgException refused) {
            return away(refused.getSqlState());
        }
        return cause instanceof ClosedConnectionException
                || cause instanceof SocketException
                || cause instanceof Errors.NativeIoException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof ReadTimeoutException
                || isCut(cause)
                || POOL_TIMEOUT.equals(cause.getMessage());
    }

    /** The client's and the system's words for a connection that was cut: exceptions without a type of their own, too. */
    private static boolean isCut(Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        return words.startsWith("Connection is not active")
                || (cause instanceof IOException
                        && (words.contains("Connection reset") || words.contains("Broken pipe")));
    }

    private static boolean away(@Nullable String state) {
        return state != null && AWAY.stream().anyMatch(state::startsWith);
    }
}
