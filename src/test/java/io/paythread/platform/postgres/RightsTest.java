package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may call what works with the owner's rights, also in a database that was loaded from a dump without its rights. */
class RightsTest {
    private static final String RIGHTS = "afterMigrate__rights.sql";
    private static final List<String> FUNCTIONS = List.of(
            "reprojection_prepare()", "reprojection_analyze(integer)", "reprojection_swap()", "reprojection_drop()");

    private final OpenDatabase server = OpenDatabase.with(List.of("V0042__audit_event.sql"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesTheOwnersWorkFromEverybodyButTheService() throws SQLException {
        // Given: as pg_restore --no-privileges leaves them, everybody's.
        try (Connection owner = server.asOwner()) {
            for (String function : FUNCTIONS) {
                try (var statement = owner.createStatement()) {
                    statement.execute(
                            "create function " + function + " returns void language sql security definer as 'select'");
                }
            }

            String service = Objects.requireNonNull(server.settings().get("paythread.database.username"));

            // When: at each start.
            server.run(RIGHTS);
            server.run(RIGHTS);

            // Then
            for (String function : FUNCTIONS) {
                assertThat(may(owner, "public", function)).isFalse();
                assertThat(may(owner, service, function)).isTrue();
            }
        }
    }

    private static boolean may(Connection owner, String role, String function) throws SQLException {
        try (var statement = owner.prepareStatement("select has_function_privilege(?, ?, 'execute')")) {
            statement.setString(1, role);
            statement.setString(2, function);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
