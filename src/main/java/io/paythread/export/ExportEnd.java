package io.paythread.export;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.job.Step;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Gives the files free once all are whole, and writes down how much is in them. */
@Singleton
class ExportEnd {
    private static final Logger LOG = Logger.getLogger(ExportEnd.class);

    private final ExportStore store;
    private final AuditLog audit;
    private final ExportConfig config;
    private final Clock clock;

    ExportEnd(ExportStore store, AuditLog audit, ExportConfig config, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    Uni<Step> ready(Tx tx, Export export, Place place) {
        Instant now = clock.instant();
        Instant expiry = now.plus(config.keep());
        String id = PublicId.format(IdPrefix.EXPORT, export.id());
        JsonObject result = new JsonObject()
                .put("export", id)
                .put("url", ExportView.address(export.id()))
                .put("files", place.file())
                .put("rows", place.rows())
                .put("expires_at", expiry.toString());
        return store.finished(tx, export.id(), place.rows(), now, expiry)
                .chain(() -> audit.append(tx, entry(export, id, place)))
                .invoke(() -> LOG.infof("export ready export=%s rows=%d files=%d", id, place.rows(), place.file()))
                .replaceWith(Step.end(result, 0).of(place.rows()));
    }

    private static AuditEntry entry(Export export, String id, Place place) {
        return new AuditEntry(
                export.caller().actor(),
                "export.finish",
                "export",
                id,
                Map.of(),
                Map.of("resource", export.resource(), "rows", place.rows(), "files", place.file()),
                null,
                export.caller().requestId());
    }
}
