package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** One sort of stored text that is searched again when the rules change. Implemented by the packages that keep text. */
public interface StoredText {
    /** A stable word: sorts are gone through in the order of their names. */
    String name();

    /** How many rows there are to search, for showing how far the search is. */
    Uni<Long> count(Tx tx);

    /**
     * Searches the next rows, a few hundred at most, and takes out what is found, receipts included.
     *
     * @param after where the chunk before ended; empty for the first one
     */
    Uni<Chunk> rescan(Tx tx, Optional<String> after);

    /**
     * What was searched.
     *
     * @param end where the next chunk goes on; empty when nothing follows
     * @param rows how many rows were looked at
     * @param changed how many of them held something
     */
    record Chunk(Optional<String> end, int rows, int changed) {}
}
