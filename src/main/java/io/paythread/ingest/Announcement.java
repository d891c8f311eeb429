package io.paythread.ingest;

import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the workers of all replicas that there are new events: an empty notification, one at a time, after the commit.
 * Not in the transaction of the events: committing a notification takes a lock that would put all commits in a row.
 * One that gets lost costs nothing but time: workers also look every now and then.
 */
@Singleton
public final class Announcement {
    /** The channel that workers listen to. */
    public static final String CHANNEL = "paythread_inbound";

    private static final String NOTIFY = "notify " + CHANNEL;
    private static final int IDLE = 0;
    private static final int SENDING = 1;
    private static final int SENDING_AND_WANTED = 2;

    /** When a notification has no answer by then, the next one is tried. */
    private static final int PATIENCE_SECONDS = 5;

    private final Pool pool;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    Announcement(Pool pool) {
        this.pool = pool;
    }

    /** Wakes the workers soon; calls that come while a notification is on its way are answered by the one after it. */
    void wake() {
        int before = state.getAndUpdate(now -> now == IDLE ? SENDING : SENDING_AND_WANTED);
        if (before == IDLE) {
            send();
        }
    }

    private void send() {
        var unused = pool.withConnection(connection -> connection.query(NOTIFY).execute())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((done, failure) -> next(failure == null));
    }

    private void next(boolean sent) {
        int before = state.getAndUpdate(now -> sent && now == SENDING_AND_WANTED ? SENDING : IDLE);
        if (sent && before == SENDING_AND_WANTED) {
            send();
        }
    }
}
