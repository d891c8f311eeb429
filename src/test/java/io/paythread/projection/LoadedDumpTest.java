package io.paythread.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.postgres.OpenDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log in a database that was loaded from a dump, where transaction numbers begin anew. */
class LoadedDumpTest {
    /** Far from what the test's server has reached. */
    private static final long OLD = 4_000_000_000L;

    private static final String NEXT =
            """
            select e.reference from inbound_event e join projection_slot s on s.slot = e.slot
             where (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
             order by e.slot, e.xid, e.seq
            """;

    private final OpenDatabase server = OpenDatabase.with(List.of("V0001__source.sql", "V0002__inbound_event.sql"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void goesOnWhereItStoodWithWhatWasWaitingAndWhatArrives() throws SQLException {
        // Given: committed in another order than numbered; "late" began first.
        arrived("late", 0, OLD + 5);
        arrived("read", 0, OLD + 1);
        arrived("waiting", 0, OLD + 9);
        arrived("other slot", 200, OLD + 7);
        execute("update projection_slot set cursor_xid = '" + (OLD + 5) + "', cursor_seq = 1 where slot = 0");

        // When
        server.run("afterMigrate__order.sql");
        execute("insert into inbound_event " + columns("new", 0));

        // Then
        assertThat(texts(NEXT)).containsExactly("waiting", "new", "other slot");
    }

    @Test
    void leavesALogOfThisDatabaseAsItIs() throws SQLException {
        // Given
        execute("insert into inbound_event " + columns("one", 0));
        execute("update projection_slot set cursor_xid = (select max(xid) from inbound_event), cursor_seq = 1");
        List<String> before =
                texts("select cursor_xid::text from projection_slot union select xid::text from inbound_event");

        // When
        server.run("afterMigrate__order.sql");

        // Then
        assertThat(texts("select cursor_xid::text from projection_slot union select xid::text from inbound_event"))
                .isEqualTo(before);
    }

    private void arrived(String reference, int partition, long xid) throws SQLException {
        execute("insert into inbound_event " + columns(reference, partition));
        execute("update inbound_event set xid = '" + xid + "' where reference = '" + reference + "'");
    }

    private static String columns(String reference, int partition) {
        return """
                (id, source_id, reference, type, form, origin, received_at, partition, body, body_bytes, body_sha256)
                values (gen_random_uuid(), gen_random_uuid(), '%s', 'test', 'snapshot', 'webhook', now(), %d, '', 0, '')
                """
                .formatted(reference, partition);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.asOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = server.asOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
