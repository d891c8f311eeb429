package io.paythread.platform.health;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** Why the database does not answer, in words. Never what the driver says: that names hosts and users. */
final class DatabaseWords {
    private static final String NONE = " Webhooks are answered so that providers send them again.";

    private DatabaseWords() {}

    static String of(Throwable failure) {
        return cause(failure) + NONE;
    }

    private static String cause(Throwable failure) {
        if (failure instanceof PgException refused) {
            return refused(String.valueOf(refused.getSqlState()));
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnknownHostException) {
                return "The name of the database's host is not known here.";
            }
            if (each instanceof ConnectException) {
                return "The database cannot be reached: nothing listens at its address.";
            }
        }
        return "The database does not answer in time: it is down or cut off, or all connections of this process are busy.";
    }

    private static String refused(String state) {
        if (state.startsWith("28")) {
            return "The database refuses the service's user or password.";
        }
        return switch (state) {
            case "53300" -> "The database admits no more connections.";
            case "57P01", "57P02", "57P03" -> "The database is starting or stopping.";
            case "3D000" -> "The server has no database of the configured name.";
            case "57014" -> "The database takes too long to answer.";
            default -> "The database answers with an error (SQLSTATE " + state + ").";
        };
    }
}
