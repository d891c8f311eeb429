package io.paythread.platform.metrics;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes every {@link Measurement}, one after another on one connection. */
@Singleton
public class Measurements {
    private static final Logger LOG = Logger.getLogger(Measurements.class);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final Database database;
    private final List<Measurement> all;
    private final Loop loop;

    Measurements(Database database, MetricsConfig config, @All List<Measurement> all) {
        this.database = database;
        this.all = List.copyOf(all);
        this.loop = new Loop("measurements", config.interval(), this::step);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("measurements", loop.stop(), STOP);
    }

    /** Takes all of them now; fails where the database does not answer at all. */
    public Uni<Void> take() {
        return database.reading(this::takeAll).onFailure().invoke(() -> all.forEach(Measurement::forget));
    }

    private Uni<Loop.Next> step() {
        return take().replaceWith(Loop.Next.WAIT);
    }

    private Uni<Void> takeAll(Tx tx) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Measurement each : all) {
            done = done.chain(() -> take(tx, each));
        }
        return done;
    }

    /** One that fails leaves the others alone. */
    private static Uni<Void> take(Tx tx, Measurement measurement) {
        return measurement.take(tx).onFailure().recoverWithUni(failure -> {
            LOG.warnf(
                    "not measured what=%s error=%s",
                    measurement.getClass().getSimpleName(), failure.getClass().getSimpleName());
            measurement.forget();
            return Uni.createFrom().voidItem();
        });
    }
}
