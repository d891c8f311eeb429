package io.paythread.export;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * How far an export came: a job's checkpoint.
 *
 * @param phase what is to be done next
 * @param file the one that is being written, from 1
 * @param part how many pieces it has
 * @param inFile how many rows it has
 * @param rows how many rows all files have
 * @param cursor behind the last row; empty at the beginning
 * @param more whether rows follow
 */
record Place(Phase phase, int file, int part, int inFile, long rows, Optional<String> cursor, boolean more) {
    static final Place BEGINNING = new Place(Phase.BEGIN, 1, 0, 0, 0, Optional.empty(), true);

    /** What a step does. */
    enum Phase {
        /** Notes the place of the feed, before the first row is read. */
        BEGIN,
        /** Writes a piece of a file. */
        ROWS,
        /** Takes the fingerprint of a file that is whole. */
        SEAL
    }

    static Place read(JsonObject checkpoint) {
        return checkpoint.isEmpty()
                ? BEGINNING
                : new Place(
                        Phase.valueOf(checkpoint.getString("phase")),
                        checkpoint.getInteger("file"),
                        checkpoint.getInteger("part"),
                        checkpoint.getInteger("in_file"),
                        checkpoint.getLong("rows"),
                        Optional.ofNullable(checkpoint.getString("cursor")),
                        checkpoint.getBoolean("more"));
    }

    JsonObject write() {
        return new JsonObject()
                .put("phase", phase.name())
                .put("file", file)
                .put("part", part)
                .put("in_file", inFile)
                .put("rows", rows)
                .put("cursor", cursor.orElse(null))
                .put("more", more);
    }

    /** The rows begin. */
    Place begun() {
        return new Place(Phase.ROWS, file, part, inFile, rows, cursor, more);
    }

    /** A piece more was written; behind it stands the cursor, where rows follow. A full file is sealed, as is the last. */
    Place wrote(int count, Optional<String> next, int rowsPerFile) {
        boolean whole = next.isEmpty() || inFile + count >= rowsPerFile;
        return new Place(
                whole ? Phase.SEAL : Phase.ROWS,
                file,
                part + 1,
                inFile + count,
                rows + count,
                next.isPresent() ? next : cursor,
                next.isPresent());
    }

    /** The next file begins. */
    Place sealed() {
        return new Place(Phase.ROWS, file + 1, 0, 0, rows, cursor, more);
    }
}
