package io.paythread.platform.queue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/** Moves work that keeps a thread busy (PDF) away from the event loop; what follows goes on where it was called. */
@Singleton
public class OffLoop {
    private final Vertx vertx;

    OffLoop(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs on a worker thread; several may run at once. */
    public <T> Uni<T> run(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
