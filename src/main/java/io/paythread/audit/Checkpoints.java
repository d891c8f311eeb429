package io.paythread.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
import java.time.Instant;
import java.util.ArrayList;
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
    /** How soon what a receiver did not take is sent again. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Database database;
    private final SealStore store;
    private final Sealer sealer;
    private final CheckpointFiles files;
    private final Optional<CheckpointPost> post;
    private final @Nullable SigningKey key;
    private final Clock clock;
    private final Loop loop;
    private final Counter failures;
    private final Duration interval;
    private volatile boolean lookedBack;
    private volatile ChainHead taken = ChainHead.BEGINNING;
    private volatile Instant due = Instant.EPOCH;

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
        this.post = config.checkpoint().webhook().map(CheckpointWebhook::new).map(CheckpointPost::new);
        this.interval = config.checkpoint().interval();
        this.key = files.checkpoints().isPresent() || post.isPresent() ? files.readOrMakeKey() : null;
        this.clock = clock;
        this.loop = new Loop("audit-checkpoints", interval.compareTo(RETRY) < 0 ? interval : RETRY, this::step);
        this.failures = Counter.builder("paythread.audit.checkpoint.failures")
                .description("Tries to take or send a checkpoint of the audit log that failed")
                .register(metrics);
        post.ifPresent(way -> undelivered(metrics, way));
    }

    private static void undelivered(MeterRegistry metrics, CheckpointPost way) {
        Gauge unused = Gauge.builder("paythread.audit.checkpoint.undelivered", way, CheckpointPost::waiting)
                .description("Checkpoints that their receiver has not taken yet")
                .register(metrics);
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
        List<ChainHead> all = new ArrayList<>(written.heads());
        all.addAll(sealer.witnessed());
        return new Testimony(all, written.forged());
    }

    /** Takes one now, where the chain has grown since the last, and tells it; fails while the receiver does not take it. */
    Uni<Void> take() {
        return database.reading(store::head)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::witness)
                .chain(this::send);
    }

    /**
     * Takes one where it is time to; else sends again what the receiver did not take. The first time looks whether the
     * log still has what was written down before this process began.
     */
    Uni<Loop.Next> step() {
        Uni<Void> before = lookedBack ? Uni.createFrom().voidItem() : lookBack();
        return before.chain(() -> clock.instant().isBefore(due) ? send() : take())
                .onFailure()
                .invoke(failure -> failures.increment())
                .replaceWith(Loop.Next.WAIT);
    }

    private Uni<Void> lookBack() {
        return Uni.createFrom()
                .item(this::lastWritten)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(last ->
                        last.map(this::compare).orElseGet(() -> Uni.createFrom().voidItem()))
                .invoke(() -> lookedBack = true);
    }

    private Optional<ChainHead> lastWritten() {
        List<ChainHead> heads = key == null ? List.of() : files.testimony(key).heads();
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(heads.size() - 1));
    }

    private Uni<Void> compare(ChainHead last) {
        return database.reading(tx -> store.at(tx, last.position())
                        .chain(now -> store.head(tx).invoke(head -> sealer.judge(last, now, head))))
                .replaceWithVoid();
    }

    /** What could not be written is due still, and tried again at the next round. */
    private void witness(ChainHead head) {
        SigningKey signer = key;
        Instant now = clock.instant();
        if (signer != null && head.position() > 0 && !taken.equals(head)) {
            Checkpoint checkpoint = signer.sign(head, now);
            files.append(checkpoint);
            post.ifPresent(way -> way.add(checkpoint));
            taken = head;
            LOG.debugf("audit checkpoint taken seq=%d", head.position());
        }
        due = now.plus(interval);
    }

    private Uni<Void> send() {
        return post.map(CheckpointPost::send).orElseGet(() -> Uni.createFrom().voidItem());
    }
}
