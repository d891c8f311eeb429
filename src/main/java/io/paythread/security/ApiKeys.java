package io.paythread.security;

import io.paythread.audit.AuditLog;
import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.Ids;
import io.paythread.platform.net.Networks;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.PanacheSessions;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The bearer keys, as people manage them. A change counts on every replica within a second of the answer, and stands in
 * the audit log with it. A secret is shown once, to whoever made it.
 */
@Singleton
class ApiKeys {
    private final PanacheSessions sessions;
    private final ApiKeyRepository keys;
    private final KnownKeys known;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    ApiKeys(PanacheSessions sessions, ApiKeyRepository keys, KnownKeys known, AuditLog audit, Ids ids, Clock clock) {
        this.sessions = sessions;
        this.keys = keys;
        this.known = known;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A key, and the secret that nobody will see again. */
    record Issued(ApiKey key, ApiKeyText text) {}

    /** All keys, also those that have ended, the latest first. */
    Uni<Page<ApiKey>> list(PageRequest page) {
        Optional<UUID> beyond = page.keys().map(words -> UUID.fromString(words.get(0)));
        return sessions.reading(() -> keys.list(beyond, page.backward(), page.rowsToRead()))
                .map(rows -> page.cut(rows, key -> List.of(key.id().toString())));
    }

    Uni<ApiKey> get(UUID id) {
        return sessions.reading(() -> keys.read(id)).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    /** Makes a key that may do no more than its maker. */
    Uni<Issued> create(Caller caller, KeyWish wish) {
        Issued issued = fresh(caller, wish);
        check(caller, issued.key());
        return sessions.inTransaction(() ->
                        keys.insert(issued.key()).call(key -> note(caller, KeyAudit.CREATE, Optional.empty(), key)))
                .replaceWith(issued);
    }

    /** Changes what the wish names. */
    Uni<ApiKey> change(Caller caller, UUID id, IfMatch version, KeyWish wish) {
        Instant now = clock.instant();
        return changing(caller, id, KeyAudit.CHANGE, key -> {
            version.check(key.version());
            KeyRules.requireLive(key, now);
            Rights.requireWithin(caller, key.rights());
            ApiKey changed = wish.appliedTo(key, now);
            Rights.requireWithin(caller, changed.rights());
            KeyRules.requireSomeRight(changed.rights());
            wish.expiresAt().ifPresent(end -> KeyRules.requireSensibleEnd(end, now));
            return changed;
        });
    }

    /** Gives the key another secret; the one before is good for the overlap, and one before that no more. */
    Uni<Issued> rotate(Caller caller, UUID id, Duration overlap) {
        Instant now = clock.instant();
        ApiKeyText text = ApiKeyText.create(id);
        return changing(caller, id, KeyAudit.ROTATE, key -> {
                    KeyRules.requireLive(key, now);
                    Rights.requireWithin(caller, key.rights());
                    return key.rotated(text, now, now.plus(overlap));
                })
                .map(key -> new Issued(key, text));
    }

    /** Ends a key for good. Nothing happens to one that was ended before. */
    Uni<ApiKey> revoke(Caller caller, UUID id) {
        Instant now = clock.instant();
        return changing(caller, id, KeyAudit.REVOKE, key -> key.revokedAt().isPresent() ? key : key.revoked(now));
    }

    private Uni<ApiKey> changing(Caller caller, UUID id, String action, UnaryOperator<ApiKey> change) {
        return sessions.inTransaction(
                () -> keys.lock(id)
                        .map(found -> found.orElseThrow(ServiceException::notFound))
                        .chain(before -> write(caller, action, before, change.apply(before))),
                // The announcement comes to this replica too, but a little after the answer.
                changed -> Uni.createFrom().voidItem().invoke(known::forget));
    }

    private Uni<ApiKey> write(Caller caller, String action, ApiKey before, ApiKey after) {
        return after.equals(before)
                ? Uni.createFrom().item(after)
                : keys.update(after).call(() -> note(caller, action, Optional.of(before), after));
    }

    private Uni<Void> note(Caller caller, String action, Optional<ApiKey> before, ApiKey after) {
        return keys.getSession().chain(session -> audit.append(session, KeyAudit.entry(caller, action, before, after)));
    }

    private void check(Caller caller, ApiKey key) {
        Rights.requireWithin(caller, key.rights());
        KeyRules.requireSomeRight(key.rights());
        key.expiresAt().ifPresent(end -> KeyRules.requireSensibleEnd(end, clock.instant()));
    }

    private Issued fresh(Caller caller, KeyWish wish) {
        Instant now = clock.instant();
        ApiKeyText text = ApiKeyText.create(ids.next());
        ApiKey bare = new ApiKey(
                text.id(),
                "",
                Set.of(),
                Set.of(),
                Networks.of(List.of()),
                caller.actor(),
                now,
                now,
                Optional.of(now.plus(KeyRules.STANDARD_LIFE)),
                Optional.empty(),
                Optional.empty(),
                new ApiKey.Secret(text.hash(), text.last4(), Optional.empty()),
                Optional.empty(),
                -1);
        return new Issued(wish.appliedTo(bare, now), text);
    }
}
