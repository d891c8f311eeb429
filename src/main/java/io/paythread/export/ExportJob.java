package io.paythread.export;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.NewJob;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Standing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the files of an export, a piece in each step. A piece commits together with the note of how far the job came: a
 * step that is done twice, or by two processes, leaves it once. Between two steps anybody may take the job over.
 */
@Singleton
class ExportJob implements JobKind {
    static final String NAME = "export";

    private final Database database;
    private final ExportStore store;
    private final PieceStore pieces;
    private final Pieces writing;
    private final ExportEnd end;
    private final Standing standing;
    private final ExportConfig config;
    private final Clock clock;

    ExportJob(
            Database database,
            ExportStore store,
            PieceStore pieces,
            Pieces writing,
            ExportEnd end,
            Standing standing,
            ExportConfig config,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.pieces = pieces;
        this.writing = writing;
        this.end = end;
        this.standing = standing;
        this.config = config;
        this.clock = clock;
    }

    /** The wish for it. */
    NewJob wish(String owner, UUID export) {
        return NewJob.of(this, owner, new JsonObject().put("export", export.toString()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String unit() {
        return "rows";
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        UUID id = id(work.parameters());
        return database.reading(tx -> store.find(tx, id))
                .map(ExportJob::open)
                .call(this::requireEntitled)
                .chain(export -> step(export, Place.read(work.position())));
    }

    private Uni<JobEffect> step(Export export, Place place) {
        return switch (place.phase()) {
            case BEGIN -> begin(export, place);
            case ROWS ->
                writing.read(export, place, rowsToRead(place)).map(piece -> tx -> write(tx, export, place, piece));
            case SEAL ->
                writing.fingerprint(export.id(), place)
                        .map(fingerprint -> tx -> unchanged(tx, export)
                                .chain(same -> same ? seal(tx, export, place, fingerprint) : again(place)));
        };
    }

    private Uni<JobEffect> begin(Export export, Place place) {
        Step first = Step.goOn(place.begun().write(), 0).showing(shown(export));
        return writing.feedCursor().chain(cursor -> writing.total(export)
                .map(total -> total.map(first::of).orElse(first))
                .map(step -> tx -> store.begun(tx, export.id(), cursor).replaceWith(step)));
    }

    private int rowsToRead(Place place) {
        return Math.min(config.rowsPerStep(), config.rowsPerFile() - place.inFile());
    }

    private Uni<Step> write(Tx tx, Export export, Place place, Pieces.Piece piece) {
        return unchanged(tx, export)
                .chain(same -> same
                        ? pieces.add(
                                        tx,
                                        export.id(),
                                        place.file(),
                                        place.part(),
                                        piece.rows(),
                                        piece.content(),
                                        piece.about())
                                .replaceWith(Step.goOn(
                                        place.wrote(piece.rows(), piece.next(), config.rowsPerFile())
                                                .write(),
                                        piece.rows()))
                        : again(place));
    }

    private Uni<Step> seal(Tx tx, Export export, Place place, Fingerprint fingerprint) {
        return pieces.seal(tx, export.id(), place.file(), fingerprint)
                .chain(() -> place.more()
                        ? Uni.createFrom().item(Step.goOn(place.sealed().write(), 0))
                        : end.ready(tx, export, place));
    }

    /** Somebody was erased since the rows were read: they are read again. */
    private static Uni<Step> again(Place place) {
        return Uni.createFrom().item(Step.goOn(place.write(), 0));
    }

    private Uni<Boolean> unchanged(Tx tx, Export export) {
        return store.lock(tx, export.id()).map(ExportJob::open).map(now -> now.epoch() == export.epoch());
    }

    private static Export open(Optional<Export> found) {
        Export export = found.orElseThrow(ServiceException::notFound);
        return switch (export.state()) {
            case OPEN -> export;
            case ERASED ->
                throw new ServiceException(
                        ErrorCode.GONE, "Somebody who stands in the export was erased. Ask for a new one.");
            case READY, DROPPED, EXPIRED ->
                throw new ServiceException(ErrorCode.CONFLICT, "The export is not being made any more.");
        };
    }

    /** What somebody might read when they asked is not read for them once they may not any more. */
    private Uni<Void> requireEntitled(Export export) {
        return standing.entitled(export.caller())
                .invoke(still -> {
                    if (!still) {
                        throw new ServiceException(
                                ErrorCode.FORBIDDEN,
                                "Who asked for the export may not read any more what they might read then.");
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> ended(Tx tx, UUID job, JsonObject parameters) {
        UUID id = id(parameters);
        return store.dropped(tx, id, clock.instant().plus(config.keep())).chain(() -> pieces.remove(tx, List.of(id)));
    }

    private static JsonObject shown(Export export) {
        String id = PublicId.format(IdPrefix.EXPORT, export.id());
        return new JsonObject().put("export", id).put("url", ExportView.address(export.id()));
    }

    private static UUID id(JsonObject parameters) {
        return UUID.fromString(parameters.getString("export"));
    }
}
