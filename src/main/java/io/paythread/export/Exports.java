package io.paythread.export;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.audit.Personal;
import io.paythread.job.Job;
import io.paythread.job.Jobs;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Exports: asked for, looked at. */
@Singleton
class Exports {
    private final Database database;
    private final ExportStore store;
    private final PieceStore pieces;
    private final Lists lists;
    private final ExportJob kind;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;

    Exports(
            Database database,
            ExportStore store,
            PieceStore pieces,
            Lists lists,
            ExportJob kind,
            Jobs jobs,
            AuditLog audit,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.store = store;
        this.pieces = pieces;
        this.lists = lists;
        this.kind = kind;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * An export as it is shown.
     *
     * @param files only those that can be fetched
     */
    record Shown(Export export, String state, List<ExportFile> files) {}

    /** Begins one; refuses what the list itself would refuse this caller. */
    Uni<Shown> start(Caller caller, ExportRequest request) {
        Wish wish = Wish.of(lists, request, caller);
        UUID id = ids.next();
        Instant now = clock.instant();
        return database.inTransaction(tx -> jobs.start(tx, kind.wish(caller.actor(), id))
                .call(job -> store.add(tx, id, job.id(), wish, caller, now))
                .call(job -> audit.append(tx, started(caller, id, job, wish)))
                .chain(job -> store.find(tx, id)
                        .map(Optional::orElseThrow)
                        .map(export -> new Shown(export, job.state().wireName(), List.of()))));
    }

    /** One, for whoever may read all that who asked for it might read. */
    Uni<Shown> find(Caller caller, UUID id) {
        return database.reading(tx -> readable(tx, caller, id)).chain(this::shown);
    }

    /** For whoever may read all that who asked for it might read; to others it is as if it was not there. */
    Uni<Export> readable(Tx tx, Caller caller, UUID id) {
        return store.find(tx, id).map(found -> found.filter(export -> ReaderRule.mayRead(caller, export.caller()))
                .orElseThrow(ServiceException::notFound));
    }

    private Uni<Shown> shown(Export export) {
        return switch (export.state()) {
            case READY -> ready(export);
            case OPEN, DROPPED ->
                jobs.find(export.job())
                        .map(job -> job.state().wireName())
                        .onFailure(ServiceException.class)
                        .recoverWithItem("cancelled")
                        .map(state -> new Shown(export, state, List.of()));
            case ERASED, EXPIRED ->
                Uni.createFrom().item(new Shown(export, export.state().name().toLowerCase(Locale.ROOT), List.of()));
        };
    }

    private Uni<Shown> ready(Export export) {
        return export.isThere(clock.instant())
                ? database.reading(tx -> pieces.files(tx, export.id()))
                        .map(files -> new Shown(export, "succeeded", files))
                : Uni.createFrom().item(new Shown(export, "expired", List.of()));
    }

    private static AuditEntry started(Caller caller, UUID id, Job job, Wish wish) {
        Map<String, Object> filter = new TreeMap<>();
        wish.filter()
                .forEach((name, value) ->
                        filter.put(name, wish.list().personal().contains(name) ? new Personal(value) : value));
        Map<String, Object> after = new TreeMap<>();
        after.put("resource", wish.list().resource());
        after.put("filter", filter);
        after.put("format", wish.form().format().wireName());
        after.put("compression", wish.form().compression().wireName());
        after.put("fields", wish.form().fields());
        after.put("job", PublicId.format(IdPrefix.JOB, job.id()));
        return new AuditEntry(
                caller.actor(),
                "export.start",
                "export",
                PublicId.format(IdPrefix.EXPORT, id),
                Map.of(),
                after,
                null,
                caller.requestId());
    }
}
