package io.paythread.export;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.http.ByteRange;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The files of exports, fetched. Who fetched which is written down first. */
@Singleton
class ExportFiles {
    private final Database database;
    private final Exports exports;
    private final PieceStore pieces;
    private final AuditLog audit;
    private final Clock clock;

    ExportFiles(Database database, Exports exports, PieceStore pieces, AuditLog audit, Clock clock) {
        this.database = database;
        this.exports = exports;
        this.pieces = pieces;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A file that can be fetched.
     *
     * @param lengths of its pieces
     */
    record Found(Export export, ExportFile file, List<Long> lengths) {
        /** What it is saved as. */
        String name() {
            return export.resource() + "-" + PublicId.format(IdPrefix.EXPORT, export.id()) + "-" + file.number()
                    + export.form().suffix();
        }
    }

    /** Refuses (410) what is gone, and (409) what is not there yet. */
    Uni<Found> find(Caller caller, UUID id, int number) {
        return database.reading(tx ->
                exports.readable(tx, caller, id).invoke(this::requireThere).chain(export -> file(tx, export, number)));
    }

    private Uni<Found> file(Tx tx, Export export, int number) {
        return pieces.files(tx, export.id())
                .map(files -> files.stream()
                        .filter(file -> file.number() == number)
                        .findFirst()
                        .orElseThrow(ServiceException::notFound))
                .chain(file ->
                        pieces.lengths(tx, export.id(), number).map(lengths -> new Found(export, file, lengths)));
    }

    private void requireThere(Export export) {
        if (export.state() == Export.State.OPEN) {
            throw new ServiceException(ErrorCode.CONFLICT, "The export is not ready. Its job says how far it is.");
        }
        if (!export.isThere(clock.instant())) {
            throw new ServiceException(ErrorCode.GONE, gone(export.state()));
        }
    }

    private static String gone(Export.State state) {
        return switch (state) {
            case DROPPED -> "The export was cancelled or given up, and has no files.";
            case ERASED -> "Somebody who stood in the export was erased, and its files with them. Ask for a new one.";
            case OPEN, READY, EXPIRED -> "The export has expired. Ask for a new one.";
        };
    }

    /** Writes down that the caller fetches it. */
    Uni<Void> note(Caller caller, Found found) {
        AuditEntry entry = new AuditEntry(
                caller.actor(),
                "export.read",
                "export",
                PublicId.format(IdPrefix.EXPORT, found.export().id()),
                Map.of(),
                Map.of("file", found.file().number(), "rows", found.file().rows()),
                null,
                caller.requestId());
        return database.inTransaction(tx -> audit.append(tx, entry));
    }

    /** The next piece of a part of a file, from a number on; empty behind the last. What is gone meanwhile is a failure. */
    Uni<Optional<Buffer>> piece(Found found, ByteRange range, int number) {
        Optional<Cut> cut = Cut.nth(found.lengths(), range, number);
        return cut.map(part -> database.reading(tx -> pieces.content(
                                tx, found.export().id(), found.file().number(), part.piece()))
                        .map(content -> Optional.of(content.orElseThrow().slice(part.from(), part.to()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
