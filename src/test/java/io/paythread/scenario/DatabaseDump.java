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

/** Everything that stands in the database, as text: each row of each table, stored bodies inflated. */
@Singleton
class DatabaseDump {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TABLES =
            """
            select format('%I.%I', table_schema, table_name) from information_schema.tables
             where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1
            """;

    private static final String BYTES =
            """
            select format('select %I from %I.%I where %I is not null', column_name, table_schema, table_name, column_name)
              from information_schema.columns
             where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema')
               and not (table_name = 'inbound_event' and column_name = 'body') order by 1
            """;

    private final Database database;

    DatabaseDump(Database database) {
        this.database = database;
    }

    String all() {
        StringBuilder dump = new StringBuilder();
        List<String> tables = texts(TABLES);
        tables.forEach(table -> dump.append(String.join("\n", texts("select to_jsonb(t)::text from " + table + " t"))));
        bytes("select body from inbound_event")
                .forEach(body -> dump.append('\n').append(text(Bodies.unpack(body))));
        texts(BYTES).forEach(sql -> bytes(sql)
                .forEach(value -> dump.append('\n').append(new String(value, StandardCharsets.ISO_8859_1))));
        return dump.toString();
    }

    private List<String> texts(String sql) {
        return read(tx -> tx.list(sql, row -> row.getString(0)));
    }

    private List<byte[]> bytes(String sql) {
        return read(tx -> tx.list(sql, row -> row.getBuffer(0).getBytes()));
    }

    private <T> T read(Function<Tx, Uni<T>> work) {
        return database.reading(work).await().atMost(PATIENCE);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
