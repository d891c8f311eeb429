package io.paythread.platform.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One open transaction. Handed to stores; never kept. Statements of one transaction run one after another. */
public final class Tx implements OpenTransaction {
    private final SqlConnection connection;
    private final Optional<Duration> most;

    Tx(SqlConnection connection) {
        this(connection, Optional.empty());
    }

    /** Each statement takes so long at most. */
    Tx(SqlConnection connection, Optional<Duration> most) {
        this.connection = connection;
        this.most = most;
    }

    /** Runs a statement and gives its rows. */
    public Uni<RowSet<Row>> query(String sql, @Nullable Object... parameters) {
        Uni<RowSet<Row>> rows = connection.preparedQuery(sql).execute(Tuple.from(parameters));
        return most.map(limit -> ReadDeadline.bound(rows, connection, limit)).orElse(rows);
    }

    /** Runs a statement and gives each row as a value. */
    public <T> Uni<List<T>> list(String sql, Function<Row, T> from, @Nullable Object... parameters) {
        return query(sql, parameters).map(rows -> rows.stream().map(from).toList());
    }

    /** Runs a statement that gives at most one row. */
    public <T> Uni<Optional<T>> first(String sql, Function<Row, T> from, @Nullable Object... parameters) {
        return query(sql, parameters).map(rows -> rows.stream().findFirst().map(from));
    }

    @Override
    public <T> Uni<Optional<T>> value(Class<T> type, String sql, Object... parameters) {
        return first(sql, row -> row.get(type, 0), wireForms(parameters));
    }

    /** Runs a statement and gives the number of rows it changed. */
    @Override
    public Uni<Integer> update(String sql, @Nullable Object... parameters) {
        return query(sql, wireForms(parameters)).map(RowSet::rowCount);
    }

    /** Every statement is written at once. */
    @Override
    public Uni<Void> flush() {
        return Uni.createFrom().voidItem();
    }

    /** Runs one statement for many parameter rows in one round trip; gives the number of changed rows. Nothing to do for none. */
    public Uni<Integer> batch(String sql, List<Tuple> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return connection.preparedQuery(sql).executeBatch(rows).map(Tx::changed);
    }

    /** The client knows bytes as buffers only. */
    private static @Nullable Object[] wireForms(@Nullable Object... parameters) {
        @Nullable Object[] forms = parameters.clone();
        for (int i = 0; i < forms.length; i++) {
            if (forms[i] instanceof byte[] bytes) {
                forms[i] = Buffer.buffer(bytes);
            }
        }
        return forms;
    }

    private static int changed(RowSet<Row> first) {
        int sum = 0;
        for (RowSet<Row> set = first; set != null; set = set.next()) {
            sum += set.rowCount();
        }
        return sum;
    }
}
