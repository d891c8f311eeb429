package io.paythread.faults;

import java.time.Duration;
import java.util.Random;

/** The service dies. */
final class ServiceFaults {
    private static final int ROUNDS = 30;
    private static final int REPLICA_ROUNDS = 5;
    private static final int ROLLING_ROUNDS = 2;
    private static final int BUSY = 300;
    private static final Duration CUT = Duration.ofSeconds(5);
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

    /** Two are stopped in order and started anew, one after another; then one is killed, and one cut from the database. */
    static Verdict rolledKilledAndCut(String name) throws Exception {
        String words = "two replicas restarted in turn, one killed, one cut from the database, at 300/s";
        return Trial.run(words, Site.shared(name, 2), BUSY, site -> {
            for (int i = 0; i < ROLLING_ROUNDS * 2; i++) {
                Replica replica = site.replicas().get(i % 2);
                replica.stop();
                replica.start();
                Site.awaitAnswers(replica);
            }
            Replica killed = site.replicas().get(0);
            killed.kill();
            Patience.pause(CUT);
            killed.start();
            Site.awaitAnswers(killed);
            cut(site, 1);
        });
    }

    /** The line breaks, and comes back; then it falls silent, which nobody is told of. */
    private static void cut(Site site, int replica) {
        site.databaseLine(replica).cut();
        Patience.pause(CUT);
        site.databaseLine(replica).mend();
        Patience.pause(CUT);
        site.databaseLine(replica).fallSilent();
        Patience.pause(CUT);
        site.databaseLine(replica).cut();
        site.databaseLine(replica).mend();
        Site.awaitAnswers(site.replicas().get(replica));
        Patience.pause(CUT);
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
