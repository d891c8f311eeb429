package io.paythread.delivery;

import io.paythread.audit.AuditLog;
import io.paythread.delivery.Endpoint.Settings;
import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.Ids;
import io.paythread.platform.outbound.OutboundHttp;
import io.paythread.platform.outbound.OutboundUrl;
import io.paythread.platform.outbound.RefusedUrlException;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Rights;
import io.paythread.security.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Where changes are sent to, as people manage it. Full bodies never show more than whoever set them up may see. Secrets
 * come out once, when they are made.
 */
@Singleton
class Endpoints {
    private static final Logger LOG = Logger.getLogger(Endpoints.class);

    private final Database database;
    private final EndpointStore store;
    private final MessageStore messages;
    private final OutboundHttp http;
    private final Handshake handshake;
    private final DeliveryConfig config;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Endpoints(
            Database database,
            EndpointStore store,
            MessageStore messages,
            OutboundHttp http,
            Handshake handshake,
            DeliveryConfig config,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.messages = messages;
        this.http = http;
        this.handshake = handshake;
        this.config = config;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** An endpoint, and the secret that nobody will see again. */
    record Issued(Endpoint endpoint, SigningSecret secret) {}

    /** Oldest first. */
    Uni<Page<Endpoint>> list(Optional<String> state, PageRequest page) {
        return database.reading(tx -> store.list(tx, state, page, clock.instant()))
                .map(rows -> page.cut(rows, endpoint -> List.of(endpoint.id().toString())));
    }

    Uni<Endpoint> get(UUID id) {
        return database.reading(tx -> store.find(tx, id, clock.instant())).map(Endpoints::present);
    }

    /** Adds an endpoint, once its receiver has consented where that was asked for. */
    Uni<Issued> create(Caller caller, NewEndpoint wish) {
        Set<Scope> scopes = wish.scopes().orElseGet(() -> EndpointRules.standard(caller));
        Rights.requireWithin(caller, scopes);
        OutboundUrl unused = url(wish.url());
        SigningSecret secret = SigningSecret.fresh();
        return consented(wish.handshake(), wish.url(), wish.rate())
                .chain(rate ->
                        database.inTransaction(tx -> insert(tx, caller, wish, settings(wish, scopes, rate), secret)))
                .map(endpoint -> new Issued(endpoint, secret))
                .invoke(issued -> LOG.infof(
                        "webhook endpoint created endpoint=%s actor=%s",
                        issued.endpoint().publicId(), caller.actor()));
    }

    private Uni<Endpoint> insert(Tx tx, Caller caller, NewEndpoint wish, Settings settings, SigningSecret secret) {
        UUID id = ids.next();
        Instant now = clock.instant();
        return requireRoom(tx)
                .chain(() -> store.insert(tx, id, settings, wish.headers(), caller.actor(), now))
                .chain(() -> store.addSecret(tx, id, ids.next(), secret, now))
                .chain(() -> store.find(tx, id, now))
                .map(Endpoints::present)
                .call(made ->
                        audit.append(tx, EndpointAudit.entry(caller, "create", Optional.empty(), Optional.of(made))));
    }

    /** Changes what the change names. Switched on, an endpoint gets what it has missed. */
    Uni<Endpoint> change(Caller caller, UUID id, IfMatch version, EndpointChange change) {
        change.scopes().ifPresent(scopes -> Rights.requireWithin(caller, scopes));
        Optional<OutboundUrl> unused = change.url().map(this::url);
        return get(id).invoke(endpoint -> version.check(endpoint.version()))
                .map(endpoint -> change.applied(endpoint.settings()))
                .chain(after -> consented(asksAnew(change, after), after.url(), after.rate()))
                .chain(rate -> database.inTransaction(tx -> change(tx, caller, id, version, change, rate)))
                .invoke(changed ->
                        LOG.infof("webhook endpoint changed endpoint=%s actor=%s", changed.publicId(), caller.actor()));
    }

    private Uni<Endpoint> change(
            Tx tx, Caller caller, UUID id, IfMatch version, EndpointChange change, Optional<Integer> rate) {
        Instant now = clock.instant();
        return lock(tx, id, version, now)
                // Whoever points it elsewhere, or has it show more, stands for all that it shows.
                .invoke(before -> requireRights(caller, before, change))
                .chain(before -> store.update(
                                tx, id, withRate(change.applied(before.settings()), rate), change.headers(), now)
                        .chain(() -> switchTo(tx, before, change.state(), now))
                        .chain(() -> store.find(tx, id, now))
                        .map(Endpoints::present)
                        .call(after -> audit.append(
                                tx, EndpointAudit.entry(caller, "change", Optional.of(before), Optional.of(after)))));
    }

    private Uni<Void> switchTo(Tx tx, Endpoint before, Optional<EndpointState> wish, Instant now) {
        if (wish.isEmpty() || wish.get() == before.state()) {
            return Uni.createFrom().voidItem();
        }
        return wish.get() == EndpointState.ACTIVE
                ? store.activate(tx, before.id())
                : store.disable(tx, before.id(), DisableReason.PERSON, now);
    }

    /** Sends nothing there any more; what waits is cancelled. */
    Uni<Void> delete(Caller caller, UUID id, IfMatch version) {
        Instant now = clock.instant();
        return database.inTransaction(
                tx -> lock(tx, id, version, now)
                        .call(() -> store.delete(tx, id, now))
                        .call(gone -> audit.append(
                                tx, EndpointAudit.entry(caller, "delete", Optional.of(gone), Optional.empty())))
                        .invoke(gone -> LOG.infof(
                                "webhook endpoint deleted endpoint=%s actor=%s", gone.publicId(), caller.actor()))
                        .replaceWithVoid(),
                // Apart: who sends locks messages first and their endpoint then.
                gone -> database.inTransaction(tx -> messages.cancelOfDeleted(tx, now))
                        .replaceWithVoid());
    }

    /** Gives it another secret; the one before signs as well until the overlap is over. */
    Uni<Issued> rotate(Caller caller, UUID id, Duration overlap) {
        Instant now = clock.instant();
        SigningSecret secret = SigningSecret.fresh();
        return database.inTransaction(
                        tx -> store.lock(tx, id, now).map(Endpoints::present).chain(before -> store.rotate(
                                        tx, id, ids.next(), secret, now.plus(overlap), now)
                                .chain(() -> store.touch(tx, id, now))
                                .chain(() -> store.find(tx, id, now))
                                .map(Endpoints::present)
                                .call(after -> audit.append(
                                        tx,
                                        EndpointAudit.entry(
                                                caller, "rotate_secret", Optional.of(before), Optional.of(after))))))
                .map(endpoint -> new Issued(endpoint, secret));
    }

    private Uni<Endpoint> lock(Tx tx, UUID id, IfMatch version, Instant now) {
        return store.lock(tx, id, now).map(Endpoints::present).invoke(endpoint -> version.check(endpoint.version()));
    }

    private Uni<Optional<Integer>> consented(boolean asks, String url, Optional<Integer> rate) {
        return asks
                ? handshake.ask(url(url)).map(allowed -> lower(rate, allowed))
                : Uni.createFrom().item(rate);
    }

    private static Optional<Integer> lower(Optional<Integer> rate, Optional<Integer> allowed) {
        return rate.isPresent() && allowed.isPresent()
                ? Optional.of(Math.min(rate.get(), allowed.get()))
                : rate.or(() -> allowed);
    }

    private static boolean asksAnew(EndpointChange change, Settings after) {
        return after.handshake()
                && (change.url().isPresent() || change.handshake().isPresent());
    }

    private static void requireRights(Caller caller, Endpoint before, EndpointChange change) {
        if (change.url().isPresent()
                || change.payload().isPresent()
                || change.headers().isPresent()) {
            Rights.requireWithin(
                    caller, change.scopes().orElse(before.settings().scopes()));
        }
    }

    private Uni<Void> requireRoom(Tx tx) {
        return store.count(tx)
                .invoke(count -> {
                    if (count >= config.maxEndpoints()) {
                        throw new ServiceException(
                                ErrorCode.CONFLICT,
                                "There are " + count
                                        + " endpoints, as many as paythread.delivery.max-endpoints allows.");
                    }
                })
                .replaceWithVoid();
    }

    private OutboundUrl url(String text) {
        try {
            return http.url(text);
        } catch (RefusedUrlException e) {
            throw ServiceException.invalid("/url", "refused_url", String.valueOf(e.getMessage()));
        }
    }

    private static Settings settings(NewEndpoint wish, Set<Scope> scopes, Optional<Integer> rate) {
        return new Settings(
                wish.url(),
                wish.description(),
                wish.wanted(),
                wish.payload(),
                scopes,
                rate,
                wish.headers().keySet().stream().sorted().toList(),
                wish.asymmetric(),
                wish.handshake());
    }

    private static Settings withRate(Settings settings, Optional<Integer> rate) {
        return new Settings(
                settings.url(),
                settings.description(),
                settings.wanted(),
                settings.payload(),
                settings.scopes(),
                rate,
                settings.headerNames(),
                settings.asymmetric(),
                settings.handshake());
    }

    private static Endpoint present(Optional<Endpoint> found) {
        return found.orElseThrow(ServiceException::notFound);
    }
}
