package io.paythread.export;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of {@code export_piece} and {@code export_file}. */
@Singleton
class PieceStore {
    private static final String ADD =
            """
            insert into export_piece (export_id, file, part, row_count, content, about) values ($1, $2, $3, $4, $5, $6)
            """;

    private static final String CONTENT =
            "select content from export_piece where export_id = $1 and file = $2 and part = $3";

    private static final String LENGTHS =
            """
            select octet_length(content)::bigint from export_piece where export_id = $1 and file = $2 order by part
            """;

    private static final String SEAL =
            """
            insert into export_file (export_id, file, row_count, byte_count, sha256)
            select $1, $2, sum(row_count), $3, $4 from export_piece where export_id = $1 and file = $2
            """;

    private static final String FILES =
            "select file, row_count, byte_count, sha256 from export_file where export_id = $1 order by file";

    private static final String REMOVE_PIECES = "delete from export_piece where export_id = any($1)";
    private static final String REMOVE_FILES = "delete from export_file where export_id = any($1)";

    Uni<Void> add(Tx tx, UUID export, int file, int part, int rows, byte[] content, Collection<UUID> about) {
        return tx.update(ADD, export, file, part, rows, content, about.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** Empty where it has gone. */
    Uni<Optional<Buffer>> content(Tx tx, UUID export, int file, int part) {
        return tx.first(CONTENT, row -> row.getBuffer(0).getDelegate(), export, file, part);
    }

    /** Of each piece of a file how many bytes it has. */
    Uni<List<Long>> lengths(Tx tx, UUID export, int file) {
        return tx.list(LENGTHS, row -> row.getLong(0), export, file);
    }

    /** The file is whole. */
    Uni<Void> seal(Tx tx, UUID export, int file, Fingerprint fingerprint) {
        return tx.update(SEAL, export, file, fingerprint.bytes(), fingerprint.sha256())
                .replaceWithVoid();
    }

    /** The files that are whole, in order. */
    Uni<List<ExportFile>> files(Tx tx, UUID export) {
        return tx.list(
                FILES,
                row -> new ExportFile(
                        row.getInteger("file"),
                        row.getLong("row_count"),
                        new Fingerprint(row.getLong("byte_count"), row.getString("sha256"))),
                export);
    }

    /** All bytes of these exports. */
    Uni<Void> remove(Tx tx, Collection<UUID> exports) {
        UUID[] ids = exports.toArray(UUID[]::new);
        return tx.update(REMOVE_PIECES, (Object) ids)
                .chain(() -> tx.update(REMOVE_FILES, (Object) ids))
                .replaceWithVoid();
    }
}
