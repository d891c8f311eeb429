package io.paythread.scenario;

import io.paythread.ingest.Bodies;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that stands in the database, as text: each row of each table, stored bodies inflated; or so much of it as was
 * written since a moment, by what PostgreSQL notes of each row.
 */
@Singleton
class DatabaseDump {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TABLES =
            """
            select format('select to_jsonb(t)::text from %I.%I t where t.xmin::text::bigint >= $1',
                          table_schema, table_name)
              from information_schema.tables
             where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1
            """;

    private static final String BYTES =
            """
            select format('select %I from %I.%I t where %I is not null and t.xmin::text::bigint >= $1',
                          column_name, table_schema, table_name, column_name)
              from information_schema.columns
             where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema')
               and not (table_name = 'inbound_event' and column_name = 'body') order by 1
            """;

    private static final String BODIES = "select e.body from inbound_event e where e.xmin::text::bigint >= $1";

    private static final String NOW = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private final Database database;

    DatabaseDump(Database database) {
        this.database = database;
    }

    String all() {
        return since(0);
    }

    /** From now on: no transaction that commits later has a lower number. */
    long now() {
        return read(tx -> tx.first(NOW, row -> row.getLong(0))).orElseThrow();
    }

    /** Every row that was inserted or changed since then. */
    String since(long then) {
        StringBuilder dump = new StringBuilder();
        texts(TABLES).forEach(sql -> dump.append(String.join("\n", texts(sql, then))));
        bytes(BODIES, then).forEach(body -> dump.append('\n').append(text(Bodies.unpack(body))));
        texts(BYTES).forEach(sql -> bytes(sql, then)
                .forEach(value -> dump.append('\n').append(new String(value, StandardCharsets.ISO_8859_1))));
        return dump.toString();
    }

    private List<String> texts(String sql, Object... values) {
        return read(tx -> tx.list(sql, row -> row.getString(0), values));
    }

    private List<byte[]> bytes(String sql, Object... values) {
        return read(tx -> tx.list(sql, row -> row.getBuffer(0).getBytes(), values));
    }

    private <T> T read(Function<Tx, Uni<T>> work) {
        return database.reading(work).await().atMost(PATIENCE);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
