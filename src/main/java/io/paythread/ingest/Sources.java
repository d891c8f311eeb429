package io.paythread.ingest;

import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.Ids;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.PanacheSessions;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/**
 * The connected accounts at providers. What changes here counts at this replica's door when the call returns, and at the
 * others' within {@code paythread.ingest.source-refresh}. Secrets go in and never come out again.
 */
@ApplicationScoped
public class Sources {
    private static final Logger LOG = Logger.getLogger(Sources.class);

    private final PanacheSessions sessions;
    private final SourceRepository sources;
    private final SourceSecretRepository secrets;
    private final SourceAdapters adapters;
    private final SourceDirectory directory;
    private final IngestConfig config;
    private final SourceAudit audit;
    private final Ids ids;
    private final Clock clock;

    Sources(
            PanacheSessions sessions,
            SourceRepository sources,
            SourceSecretRepository secrets,
            SourceAdapters adapters,
            SourceDirectory directory,
            IngestConfig config,
            SourceAudit audit,
            Ids ids,
            Clock clock) {
        this.sessions = sessions;
        this.sources = sources;
        this.secrets = secrets;
        this.adapters = adapters;
        this.directory = directory;
        this.config = config;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sources in one of the states, of that name if one is given, oldest first. */
    public Uni<Page<Source>> list(PageRequest page, List<SourceState> states, Optional<String> name) {
        Optional<UUID> beyond = page.keys().map(keys -> UUID.fromString(keys.get(0)));
        return sessions.reading(() -> sources.list(states, name, beyond, page.backward(), page.rowsToRead()))
                .map(rows -> page.cut(rows, source -> List.of(source.id().toString())));
    }

    /** The source of that id, also a deleted one. */
    public Uni<Source> get(UUID id) {
        return sessions.reading(() -> sources.read(id)).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    /** Connects an account. Refuses a name that any source bears or bore. */
    Uni<Source> create(Caller caller, NewSource wish) {
        Source source = fresh(wish);
        return sessions.inTransaction(
                        () -> requireRoom()
                                .chain(() -> sources.insert(source))
                                .chain(() -> addSecrets(source.id(), wish.secrets()))
                                .chain(() -> sources.read(source.id()))
                                .map(Optional::orElseThrow)
                                .call(created -> audit.created(caller, created)),
                        this::tellTheDoor)
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> nameTaken(wish.name()))
                .invoke(created -> LOG.infof("source created source=%s actor=%s", created.name(), caller.actor()));
    }

    /** Changes what the change names. */
    Uni<Source> change(Caller caller, UUID id, IfMatch version, SourceChange change) {
        return sessions.inTransaction(
                        () -> lockForChange(id, version)
                                .chain(source -> sources.update(change.applied(source, clock.instant()))
                                        .call(changed -> audit.changed(caller, "source.change", source, changed))),
                        this::tellTheDoor)
                .invoke(changed -> LOG.infof("source changed source=%s actor=%s", changed.name(), caller.actor()));
    }

    /** Takes no more events, for good. What was stored stays, and so does the name. */
    Uni<Source> delete(Caller caller, UUID id, IfMatch version) {
        return sessions.inTransaction(
                        () -> lockForChange(id, version)
                                .call(source -> secrets.endAll(id, clock.instant(), clock.instant()))
                                .chain(source -> sources.update(SourceChange.to(SourceState.DELETED)
                                                .applied(source, clock.instant()))
                                        .call(gone -> audit.changed(caller, "source.delete", source, gone))),
                        this::tellTheDoor)
                .invoke(gone -> LOG.infof("source deleted source=%s actor=%s", gone.name(), caller.actor()));
    }

    /** Adds a secret; the present ones stay live for the overlap, or until they end anyway. */
    Uni<Source> rotate(Caller caller, UUID id, String secret, Duration overlap) {
        Instant now = clock.instant();
        return sessions.inTransaction(
                        () -> sources.lock(id)
                                .map(Sources::changeable)
                                .call(() -> secrets.endAll(id, now.plus(overlap), now))
                                .call(() -> secrets.add(ids.next(), id, secret, now))
                                .chain(source -> sources.update(
                                                SourceChange.ofVersion().applied(source, now))
                                        .call(changed ->
                                                audit.changed(caller, "source.rotate_secret", source, changed))),
                        this::tellTheDoor)
                .invoke(source -> LOG.infof("secret rotated source=%s actor=%s", source.name(), caller.actor()));
    }

    private Uni<Source> lockForChange(UUID id, IfMatch version) {
        return sources.lock(id).map(Sources::changeable).invoke(source -> version.check(source.version()));
    }

    private static Source changeable(Optional<Source> found) {
        Source source = found.filter(one -> one.state() != SourceState.DELETED).orElseThrow(ServiceException::notFound);
        if (source.managedBy() == ManagedBy.CONFIGURATION) {
            throw new ServiceException(
                    ErrorCode.CONFLICT,
                    "The source is kept by the configuration. Change paythread.sources." + source.name()
                            + " there and start again.");
        }
        return source;
    }

    private Uni<Void> requireRoom() {
        return sources.count()
                .invoke(count -> {
                    if (count >= config.maxSources()) {
                        throw new ServiceException(
                                ErrorCode.CONFLICT,
                                "There are " + count + " sources, as many as paythread.ingest.max-sources allows.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> addSecrets(UUID source, List<String> texts) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String text : texts) {
            done = done.chain(() -> secrets.add(ids.next(), source, text, clock.instant()));
        }
        return done;
    }

    private Source fresh(NewSource wish) {
        SourceAdapter adapter = adapters.of(wish.provider())
                .orElseThrow(() -> new IllegalArgumentException("no adapter for " + wish.provider()));
        Instant now = clock.instant();
        return new Source(
                ids.next(),
                wish.name(),
                wish.provider(),
                adapter.kind(),
                ManagedBy.API,
                SourceState.ACTIVE,
                wish.description(),
                wish.tolerance(),
                0,
                now,
                now,
                List.of());
    }

    private static ServiceException nameTaken(String name) {
        return new ServiceException(
                ErrorCode.CONFLICT,
                "A source named " + name + " exists or existed. Names are never given again: choose another.");
    }

    /** The change is committed; if the door cannot be told now, it finds out by itself. */
    private Uni<Void> tellTheDoor(Source changed) {
        return Uni.createFrom()
                .completionStage(() -> directory.refresh().toCompletionStage())
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
