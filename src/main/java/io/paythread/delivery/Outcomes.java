package io.paythread.delivery;

import io.paythread.audit.AuditLog;
import io.paythread.delivery.Endpoint.Health;
import io.paythread.delivery.OutcomeStore.Settled;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Records what came of attempts: of the message, of the log, and of the endpoint, in one transaction. */
@Singleton
class Outcomes {
    private static final Logger LOG = Logger.getLogger(Outcomes.class);

    private final Database database;
    private final OutcomeStore store;
    private final DeliveryConfig config;
    private final DeliveryMetrics metrics;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Outcomes(
            Database database,
            OutcomeStore store,
            DeliveryConfig config,
            DeliveryMetrics metrics,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.config = config;
        this.metrics = metrics;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Records an attempt; leaves everything as it is where another process has the message by now. */
    Uni<Void> record(Claimed claim, Instant started, Answer answer) {
        Instant now = clock.instant();
        Verdict verdict = AnswerRule.judge(answer, now);
        Settled settled = settled(claim, verdict, now);
        metrics.ended(verdict.kind(), Duration.between(started, now));
        return database.inTransaction(tx -> store.settle(tx, claim, settled, now)
                        .chain(number -> number.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : store.insert(tx, claim.message().id(), attempt(number.get(), started, now, answer))
                                        .chain(() -> takeHealth(tx, claim, verdict, now))))
                .invoke(() -> log(claim, answer, settled));
    }

    /** Gives back a message that was not sent. */
    Uni<Void> release(Claimed claim) {
        return database.inTransaction(tx -> store.release(tx, claim));
    }

    private static Settled settled(Claimed claim, Verdict verdict, Instant now) {
        return switch (verdict.kind()) {
            case DELIVERED -> new Settled(MessageState.DELIVERED, claim.step(), Optional.empty());
            case GONE -> new Settled(MessageState.FAILED, claim.step(), Optional.empty());
            case FAILED, OVERLOADED ->
                ScheduleRule.next(claim.step(), ThreadLocalRandom.current().nextDouble())
                        .map(wait -> longer(wait, verdict.pause()))
                        .map(wait -> new Settled(MessageState.PENDING, claim.step() + 1, Optional.of(now.plus(wait))))
                        .orElseGet(() -> new Settled(MessageState.FAILED, claim.step(), Optional.empty()));
        };
    }

    private static Duration longer(Duration wait, Optional<Duration> asked) {
        return asked.filter(other -> other.compareTo(wait) > 0).orElse(wait);
    }

    private Attempt attempt(int number, Instant started, Instant now, Answer answer) {
        int millis = Math.toIntExact(Math.max(0, Duration.between(started, now).toMillis()));
        return new Attempt(ids.next(), number, started, millis, answer.status(), answer.fault(), answer.response());
    }

    private Uni<Void> takeHealth(Tx tx, Claimed claim, Verdict verdict, Instant now) {
        UUID endpoint = claim.message().endpoint();
        return store.health(tx, endpoint, verdict.kind() == Verdict.Kind.DELIVERED)
                .chain(before -> before.map(health -> change(tx, claim, health, verdict, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> change(Tx tx, Claimed claim, Health before, Verdict verdict, Instant now) {
        UUID endpoint = claim.message().endpoint();
        Optional<Integer> rate = claim.receiver().settings().rate();
        Health after =
                switch (verdict.kind()) {
                    case DELIVERED -> HealthRule.delivered(before, rate);
                    case FAILED, GONE -> HealthRule.failed(before, now);
                    case OVERLOADED ->
                        HealthRule.overloaded(before, rate, verdict.pause().orElse(Duration.ZERO), now);
                };
        Uni<Void> noted = store.note(tx, endpoint, after);
        if (verdict.kind() == Verdict.Kind.GONE) {
            return noted.chain(() -> disable(tx, endpoint, DisableReason.GONE, now));
        }
        return HealthRule.isGivenUp(after, config.disableAfter(), now)
                ? noted.chain(() -> disable(tx, endpoint, DisableReason.FAILING, now))
                : noted;
    }

    private Uni<Void> disable(Tx tx, UUID endpoint, DisableReason reason, Instant now) {
        return store.disable(tx, endpoint, reason, now)
                .chain(done -> done
                        ? audit.append(tx, EndpointAudit.disabled(endpoint, reason))
                                .invoke(() -> LOG.errorf(
                                        "webhook endpoint disabled endpoint=%s reason=%s: its messages are kept; change"
                                                + " its state to active when it works again",
                                        PublicId.format(IdPrefix.WEBHOOK_ENDPOINT, endpoint), reason.wireName()))
                        : Uni.createFrom().voidItem());
    }

    private static void log(Claimed claim, Answer answer, Settled settled) {
        if (settled.state() == MessageState.DELIVERED) {
            LOG.debugf("message delivered message=%s", claim.message().publicId());
        } else {
            LOG.infof(
                    "attempt failed message=%s endpoint=%s step=%d result=%s next=%s",
                    claim.message().publicId(),
                    PublicId.format(IdPrefix.WEBHOOK_ENDPOINT, claim.message().endpoint()),
                    claim.step() + 1,
                    answer.status().map(String::valueOf).or(answer::fault).orElse("none"),
                    settled.due().map(Instant::toString).orElse("none"));
        }
    }
}
