package io.paythread.ingest;

import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether the last commit failed, and why, in words. */
@Singleton
class StorageWatch {
    private volatile Optional<String> wrong = Optional.empty();

    /** Something is durable. */
    void stored() {
        if (wrong.isPresent()) {
            wrong = Optional.empty();
        }
    }

    /** Nothing could be stored, whatever it was. */
    void failed(Throwable failure) {
        wrong = Optional.of(words(failure instanceof PgException refused ? String.valueOf(refused.getSqlState()) : ""));
    }

    /** What is wrong since the last commit; empty after one that succeeded. */
    Optional<String> wrong() {
        return wrong;
    }

    private static String words(String state) {
        return switch (state) {
            case "53100" ->
                "The database's disk is full: no event can be stored. Free some space; nothing needs repair.";
            case "53200" -> "The database has no memory left: no event can be stored.";
            case "25006" ->
                "The database takes no writes: it is a standby, or was set read-only. Let the service reach the primary.";
            case "42501" -> "The database does not let the service's user write.";
            default ->
                "The last events could not be stored"
                        + (state.isEmpty() ? ": the database did not answer in time." : " (SQLSTATE " + state + ").")
                        + " Providers were asked to send them again.";
        };
    }
}
