package io.paythread.platform.vault;

import java.util.Optional;

/**
 * A column with sealed values. Names are constants of who declares it; they become part of statements.
 *
 * @param id the column with the row's id, whose text is the {@link Place#row()}
 * @param column the sealed values, {@code bytea}, null where there is none
 * @param plain where earlier releases kept the same values in clear; emptied at start
 */
public record SealedColumn(String table, String id, String column, Optional<Plain> plain) {

    /**
     * A column with values in clear.
     *
     * @param bytes the expression that gives a value's bytes
     */
    public record Plain(String column, String bytes) {}

    /** A column that never was in clear. */
    public static SealedColumn of(String table, String id, String column) {
        return new SealedColumn(table, id, column, Optional.empty());
    }

    Place place(String row) {
        return new Place(table, column, row);
    }
}
