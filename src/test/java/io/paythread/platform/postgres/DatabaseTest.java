package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseTest {
    private final Database database;

    @Inject
    DatabaseTest(Database database) {
        this.database = database;
    }

    @Test
    void findsTheMigratedSchemaThroughTheReactiveClient() {
        // When
        var tables = texts("select table_name::text from information_schema.tables");

        // Then
        assertThat(tables).contains("source", "inbound_event");
    }

    @Test
    void boundsWhatAStatementMayTake() {
        // When
        var limits = texts(
                """
                select setting from pg_settings
                where name in ('idle_in_transaction_session_timeout', 'lock_timeout', 'statement_timeout')
                order by name
                """);

        // Then
        assertThat(limits).containsExactly("20000", "5000", "8000");
    }

    private List<String> texts(String sql) {
        return database.reading(tx -> tx.list(sql, row -> row.getString(0)))
                .await()
                .indefinitely();
    }
}
