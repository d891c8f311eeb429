package io.paythread.platform.postgres;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * A transaction that is open, whichever of the two ways it was begun. For the few statements that must be able to share
 * any transaction; everything else uses {@link Tx} or a repository. Parameters are {@code $1}, {@code $2}: text,
 * numbers, bytes and times with an offset.
 */
public interface OpenTransaction {
    /** The one value of the first row; empty where there is no row. */
    <T> Uni<Optional<T>> value(Class<T> type, String sql, Object... parameters);

    /** Runs a statement and gives the number of rows it changed. */
    Uni<Integer> update(String sql, Object... parameters);

    /** Sends what has been changed and not been written yet, so that the database refuses it now and not at the end. */
    Uni<Void> flush();
}
