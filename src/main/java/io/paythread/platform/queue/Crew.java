package io.paythread.platform.queue;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Work that goes on beside who starts it, so much at a time and no more. Who starts it asks first how much there is room
 * for. A failure is logged: who needs to know of it handles it within the work.
 */
public final class Crew {
    private static final Logger LOG = Logger.getLogger(Crew.class);

    private final String name;
    private final int most;
    private final Runnable freed;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    // Guarded by this.
    private int busy;
    private boolean ending;

    /**
     * A crew of so many.
     *
     * @param freed called whenever one is free again
     */
    public Crew(String name, int most, Runnable freed) {
        this.name = name;
        this.most = most;
        this.freed = freed;
    }

    /** How much may be started; none when it is ending. */
    public synchronized int free() {
        return ending ? 0 : most - busy;
    }

    /** Starts something. Refuses more than there is room for: that is a mistake of who starts it. */
    public void start(Supplier<Uni<?>> work) {
        synchronized (this) {
            if (busy == most) {
                throw new IllegalStateException("all " + most + " of " + name + " are busy");
            }
            busy++;
        }
        var unused = Uni.createFrom().deferred(() -> work.get()).subscribe().with(done -> free(null), this::free);
    }

    /** Starts nothing more; completes when all has ended. */
    public synchronized Uni<Void> end() {
        ending = true;
        if (busy == 0) {
            ended.complete(null);
        }
        return Uni.createFrom().completionStage(ended);
    }

    private void free(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.warnf(
                    "work failed crew=%s error=%s: %s", name, failure.getClass().getSimpleName(), failure.getMessage());
            LOG.debug("work failed", failure);
        }
        synchronized (this) {
            busy--;
            if (ending && busy == 0) {
                ended.complete(null);
            }
        }
        freed.run();
    }
}
