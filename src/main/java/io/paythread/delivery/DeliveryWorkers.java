package io.paythread.delivery;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.queue.Ending;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What sends in this process. Endpoints that fail have a lane of their own, so that they hold up no other. */
@ApplicationScoped
class DeliveryWorkers {
    /** Most attempts take less; what takes longer is sent again, under the same id, by whoever goes on. */
    private static final Duration STOP = Duration.ofSeconds(2);

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(40);

    private final List<DeliveryLane> lanes;

    DeliveryWorkers(DeliveryConfig config, Database database, ClaimStore claims, Sender sender, Clock clock) {
        if (config.lease().compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalStateException(
                    "paythread.delivery.lease is at least 40 s: shorter, every slow attempt would be made twice");
        }
        this.lanes = config.concurrency() == 0
                ? List.of()
                : List.of(
                        new DeliveryLane(false, config.concurrency(), config, database, claims, sender, clock),
                        new DeliveryLane(true, config.concurrencyOfFailing(), config, database, claims, sender, clock));
    }

    void start(@Observes StartupEvent event) {
        lanes.forEach(DeliveryLane::start);
    }

    /** Lets attempts under way end, for a while. */
    void stop(@Observes ShutdownEvent event) {
        if (!lanes.isEmpty()) {
            Ending.await(
                    "deliveries",
                    Uni.join()
                            .all(lanes.stream().map(DeliveryLane::stop).toList())
                            .andCollectFailures(),
                    STOP);
        }
    }

    /** There is something to send. */
    void wake() {
        lanes.forEach(DeliveryLane::wake);
    }
}
