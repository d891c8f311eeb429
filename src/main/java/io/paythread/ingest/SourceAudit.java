package io.paythread.ingest;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.time.Timestamps;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes down what happens to sources; of their secrets only that they are there. Called within a session. */
@ApplicationScoped
class SourceAudit {
    /** Who brings sources in line with the configuration. */
    static final Actor CONFIGURATION = new Actor("system:configuration", "start");

    private final AuditLog log;
    private final SourceRepository sources;

    SourceAudit(AuditLog log, SourceRepository sources) {
        this.log = log;
        this.sources = sources;
    }

    /** Who it was, and the request that caused it. */
    record Actor(String name, String requestId) {}

    Uni<Void> created(Caller caller, Source source) {
        return created(actor(caller), source);
    }

    Uni<Void> created(Actor actor, Source source) {
        return append(actor, "source.create", source, Map.of(), values(source));
    }

    Uni<Void> changed(Caller caller, String action, Source before, Source after) {
        return changed(actor(caller), action, before, after);
    }

    Uni<Void> changed(Actor actor, String action, Source before, Source after) {
        return append(actor, action, after, values(before), values(after));
    }

    private Uni<Void> append(
            Actor actor,
            String action,
            Source source,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        String id = PublicId.format(IdPrefix.SOURCE, source.id());
        AuditEntry entry = new AuditEntry(actor.name(), action, "source", id, before, after, null, actor.requestId());
        return sources.getSession().chain(session -> log.append(session, entry));
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.actor(), caller.requestId());
    }

    private static Map<String, @Nullable Object> values(Source source) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", source.name());
        values.put("provider", source.provider());
        values.put("managed_by", source.managedBy().wireName());
        values.put("state", source.state().wireName());
        values.put("description", source.description().orElse(null));
        values.put("tolerance_seconds", source.tolerance().toSeconds());
        values.put("version", source.version());
        Map<String, @Nullable Object> secrets = new LinkedHashMap<>();
        source.secrets()
                .forEach(secret -> secrets.put(
                        PublicId.format(IdPrefix.SOURCE_SECRET, secret.id()),
                        secret.expiresAt().map(Timestamps::format).orElse(null)));
        values.put("secrets_until", secrets);
        return values;
    }
}
