package io.paythread.platform.vault;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;

/** Reads and writes the values of any {@link SealedColumn}. */
@Singleton
class SealedStore {
    private static final String FORMER =
            """
            select %2$s::text, %3$s from %1$s
             where %3$s is not null and substr(%3$s, 2, 8) <> $1
             limit $2 for update skip locked
            """;
    private static final String COUNT_FORMER =
            "select count(*) from %1$s where %3$s is not null and substr(%3$s, 2, 8) <> $1";
    private static final String REPLACE = "update %1$s set %3$s = $2 where %2$s::text = $1";
    private static final String PLAIN =
            """
            select %2$s::text, %4$s from %1$s
             where %5$s is not null
             limit $1 for update skip locked
            """;
    private static final String SEAL = "update %1$s set %3$s = $2, %5$s = null where %2$s::text = $1";

    /** A row's id and its bytes. */
    record Value(String row, byte[] bytes) {}

    /** Values that are under another key than this one; others who look meanwhile get others. */
    Uni<List<Value>> former(Tx tx, SealedColumn column, long presentKey, int most) {
        return tx.list(
                sql(FORMER, column),
                row -> new Value(row.getString(0), row.getBuffer(1).getBytes()),
                keyBytes(presentKey),
                most);
    }

    Uni<Long> countFormer(Tx tx, SealedColumn column, long presentKey) {
        return tx.first(sql(COUNT_FORMER, column), row -> row.getLong(0), keyBytes(presentKey))
                .map(count -> count.orElse(0L));
    }

    Uni<Integer> replace(Tx tx, SealedColumn column, List<Value> values) {
        return tx.batch(sql(REPLACE, column), tuples(values));
    }

    /** Values that are in clear. */
    Uni<List<Value>> plain(Tx tx, SealedColumn column, SealedColumn.Plain plain, int most) {
        return tx.list(
                sql(PLAIN, column, plain),
                row -> new Value(row.getString(0), row.getBuffer(1).getBytes()),
                most);
    }

    /** Writes the sealed values, and empties the clear ones. */
    Uni<Integer> seal(Tx tx, SealedColumn column, SealedColumn.Plain plain, List<Value> values) {
        return tx.batch(sql(SEAL, column, plain), tuples(values));
    }

    private static List<Tuple> tuples(List<Value> values) {
        return values.stream()
                .map(value -> Tuple.of(value.row(), Buffer.buffer(value.bytes())))
                .toList();
    }

    private static Buffer keyBytes(long key) {
        return Buffer.buffer(ByteBuffer.allocate(Long.BYTES).putLong(key).array());
    }

    private static String sql(String pattern, SealedColumn column) {
        return pattern.formatted(column.table(), column.id(), column.column());
    }

    private static String sql(String pattern, SealedColumn column, SealedColumn.Plain plain) {
        return pattern.formatted(column.table(), column.id(), column.column(), plain.bytes(), plain.column());
    }
}
