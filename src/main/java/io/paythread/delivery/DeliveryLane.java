package io.paythread.delivery;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.queue.Crew;
import io.paythread.platform.queue.Loop;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;

/** Sends messages of one sort of endpoints, so many at a time: those that work, or those that fail. */
final class DeliveryLane {
    private final boolean failing;
    private final Database database;
    private final ClaimStore claims;
    private final Sender sender;
    private final Clock clock;
    private final Crew crew;
    private final Loop loop;

    DeliveryLane(
            boolean failing,
            int concurrency,
            DeliveryConfig config,
            Database database,
            ClaimStore claims,
            Sender sender,
            Clock clock) {
        String name = failing ? "delivery-failing" : "delivery";
        this.failing = failing;
        this.database = database;
        this.claims = claims;
        this.sender = sender;
        this.clock = clock;
        this.crew = new Crew(name, concurrency, this::wake);
        this.loop = new Loop(name, config.poll(), this::step);
    }

    void start() {
        loop.start();
    }

    void wake() {
        loop.wake();
    }

    /** What is under way is brought to its end. */
    Uni<Void> stop() {
        return loop.stop().chain(crew::end);
    }

    private Uni<Loop.Next> step() {
        int free = crew.free();
        return free == 0
                ? Uni.createFrom().item(Loop.Next.WAIT)
                : database.inTransaction(tx -> claims.claim(tx, failing, free, clock.instant()))
                        .map(this::begin);
    }

    private Loop.Next begin(List<Claimed> claimed) {
        claimed.forEach(claim -> crew.start(() -> sender.send(claim)));
        return claimed.isEmpty() ? Loop.Next.WAIT : Loop.Next.SOON;
    }
}
