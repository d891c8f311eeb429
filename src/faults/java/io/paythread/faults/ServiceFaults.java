package io.paythread.faults;

import java.time.Duration;
import java.util.Random;

/** The service dies. */
final class ServiceFaults {
    private static final int ROUNDS = 30;
    private static final int REPLICA_ROUNDS = 5;
    /** So that each run is the same to the harness. */
    private static final long SEED = 7;

    private ServiceFaults() {}

    /** Killed every few seconds, at a moment that differs each time, and started again. */
    static Verdict killed(String name) throws Exception {
        Random random = new Random(SEED);
        return Trial.run(name + " -9, " + ROUNDS + " times", Site.embedded(name), site -> {
            Replica replica = site.replicas().get(0);
            for (int i = 0; i < ROUNDS; i++) {
                Patience.pause(Duration.ofMillis(500 + random.nextInt(2_500)));
                replica.kill();
                replica.start();
                Site.awaitAnswers(replica);
            }
        });
    }

    /** One of two on the same database is killed, and the other takes over what it held. */
    static Verdict replicaKilled(String name) throws Exception {
        Random random = new Random(SEED);
        return Trial.run("one of two replicas killed, " + REPLICA_ROUNDS + " times", Site.shared(name, 2), site -> {
            for (int i = 0; i < REPLICA_ROUNDS; i++) {
                Replica replica = site.replicas().get(i % 2);
                Patience.pause(Duration.ofMillis(2_000 + random.nextInt(2_000)));
                replica.kill();
                Patience.pause(Duration.ofSeconds(2));
                replica.start();
                Site.awaitAnswers(replica);
            }
        });
    }
}
