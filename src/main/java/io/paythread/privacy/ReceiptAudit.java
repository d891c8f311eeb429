package io.paythread.privacy;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.paythread.privacy.ReceiptStore.Taken;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Brings receipts into the audit log, one row for each object. Not in the transaction that stores the event: that one
 * serves many requests at once and must do nothing else.
 */
@ApplicationScoped
class ReceiptAudit {
    private static final String ACTOR = "system";
    private static final String ACTION = "card_data.redact";
    /** Nobody's request: the service acts by itself. */
    private static final String NO_REQUEST = "";

    private static final int BATCH = 200;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Database database;
    private final ReceiptStore store;
    private final AuditLog audit;
    private final Loop loop = new Loop("card-receipts", POLL, this::step);

    ReceiptAudit(Database database, ReceiptStore store, AuditLog audit) {
        this.database = database;
        this.store = store;
        this.audit = audit;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("card receipts", loop.stop(), STOP);
    }

    private Uni<Loop.Next> step() {
        return database.inTransaction(tx -> store.take(tx, BATCH).call(taken -> append(tx, taken)))
                .map(taken -> taken.isEmpty() ? Loop.Next.WAIT : Loop.Next.AGAIN);
    }

    private Uni<Void> append(Tx tx, List<Taken> all) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Taken taken : all) {
            done = done.chain(() -> audit.append(tx, entry(taken)));
        }
        return done;
    }

    private static AuditEntry entry(Taken taken) {
        Map<String, Object> after = Map.of(
                "pieces", taken.pieces(),
                "found",
                        taken.found().stream()
                                .map(each -> ((JsonObject) each).getMap())
                                .toList(),
                "found_by", taken.foundBy(),
                "rules", taken.rules());
        return new AuditEntry(ACTOR, ACTION, taken.objectType(), objectId(taken), Map.of(), after, null, NO_REQUEST);
    }

    private static String objectId(Taken taken) {
        return taken.objectType().equals(Receipts.INBOUND_EVENT)
                ? PublicId.format(IdPrefix.INBOUND_EVENT, taken.object())
                : taken.object().toString();
    }
}
