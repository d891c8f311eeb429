package io.paythread.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.audit.CheckpointFiles.Testimony;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.DatabaseConfig;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the outside, at intervals and at a stop, how far the chain has come: signed, into a file, to a webhook, or both.
 * Each process does it for itself: more witnesses are better than fewer.
 */
@Singleton
class Checkpoints {
    private static final Logger LOG = Logger.getLogger(Checkpoints.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Database database;
    private final SealStore store;
    private final Sealer sealer;
    private final CheckpointFiles files;
    private final Optional<CheckpointWebhook> webhook;
    private final @Nullable SigningKey key;
    private final Clock clock;
    private final Loop loop;
    private final Counter failures;
    private volatile List<ChainHead> taken = List.of();

    Checkpoints(
            Database database,
            SealStore store,
            Sealer sealer,
            AuditConfig config,
            DatabaseConfig databaseConfig,
            MeterRegistry metrics,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.sealer = sealer;
        this.files = CheckpointFiles.of(config, databaseConfig);
        this.webhook = config.checkpoint().webhook().map(CheckpointWebhook::new);
        this.key = files.checkpoints().isPresent() || webhook.isPresent() ? files.readOrMakeKey() : null;
        this.clock = clock;
        this.loop = new Loop("audit-checkpoints", config.checkpoint().interval(), this::step);
        this.failures = metrics.counter("paythread.audit.checkpoint.failures");
    }

    void start(@Observes StartupEvent event) {
        if (key == null) {
            LOG.warn("audit log has no checkpoint outside the database: set paythread.audit.checkpoint.directory");
        } else if (!key.canSign()) {
            throw new IllegalStateException(
                    files.key() + " (paythread.audit.checkpoint.key-file) has no private key to sign with");
        } else {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (key != null) {
            Ending.await("audit checkpoints", loop.stop().chain(this::take), STOP);
        }
    }

    /** What was remembered outside the database, and in this process. */
    Testimony testimony() {
        Testimony written = key == null ? new Testimony(List.of(), Optional.empty()) : files.testimony(key);
        List<ChainHead> all = new java.util.ArrayList<>(written.heads());
        all.addAll(sealer.witnessed());
        return new Testimony(all, written.forged());
    }

    /** Takes one now, where the chain has grown since the last; gives the place that is witnessed. */
    Uni<Void> take() {
        return database.reading(store::head)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(this::tell);
    }

    private Uni<Loop.Next> step() {
        return take().onFailure().invoke(failure -> failures.increment()).replaceWith(Loop.Next.WAIT);
    }

    private Uni<Void> tell(ChainHead head) {
        SigningKey signer = key;
        if (signer == null || head.position() == 0 || taken.contains(head)) {
            return Uni.createFrom().voidItem();
        }
        Checkpoint checkpoint = signer.sign(head, clock.instant());
        files.append(checkpoint);
        return webhook.map(receiver -> receiver.send(checkpoint.line()))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .invoke(() -> {
                    taken = List.of(head);
                    LOG.debugf("audit checkpoint taken seq=%d", head.position());
                });
    }
}
