package io.paythread.delivery;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets go of messages that are older than they are kept, whatever became of them. Several replicas may do it at once. */
@Singleton
class DeliveryCleaning {
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final MessageStore messages;
    private final DeliveryConfig config;
    private final Clock clock;
    private final Loop loop;

    DeliveryCleaning(Database database, MessageStore messages, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.config = config;
        this.clock = clock;
        this.loop = new Loop("delivery-cleaning", INTERVAL, this::clean);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("delivery cleaning", loop.stop(), STOP);
    }

    /** One piece of it. */
    Uni<Loop.Next> clean() {
        Instant now = clock.instant();
        return database.inTransaction(tx -> clean(tx, now))
                .map(gone -> gone == AT_ONCE ? Loop.Next.AGAIN : Loop.Next.WAIT);
    }

    private Uni<Integer> clean(Tx tx, Instant now) {
        return messages.forget(tx, now.minus(config.keep()), AT_ONCE)
                .call(() -> messages.cancelOfDeleted(tx, now))
                .call(() -> messages.forgetEndpoints(tx));
    }
}
