package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
        var tables = database.reading(tx ->
                        tx.list("select table_name::text from information_schema.tables", row -> row.getString(0)))
                .await()
                .indefinitely();

        // Then
        assertThat(tables).contains("source", "inbound_event");
    }
}
