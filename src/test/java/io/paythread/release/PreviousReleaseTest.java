package io.paythread.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.release.Statements.Statement;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The statements and columns of the last release against the newest schema: both versions run on it while processes are
 * replaced. {@code -Drelease.snapshot} writes them down anew, with each release and at no other time.
 */
@QuarkusTest
class PreviousReleaseTest {
    /** Tests bring tables of their own. */
    private static final String COLUMNS =
            """
            select c.table_name || '.' || c.column_name || ' ' || c.udt_name
                       || case when c.is_nullable = 'NO' then ' not null' else '' end
                       || case when c.column_default is not null or c.is_identity = 'YES'
                                 or c.is_generated = 'ALWAYS' then ' default' else '' end
              from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
             where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
               and c.table_name not like '%probe%'
             order by 1
            """;

    private final DataSource database;

    @Inject
    PreviousReleaseTest(DataSource database) {
        this.database = database;
    }

    @BeforeEach
    void writeDownWhereAskedTo() throws SQLException, IOException {
        if (System.getProperty("release.snapshot") != null) {
            List<Statement> whole = Statements.ofThisBuild().stream()
                    .filter(each -> refusal(each).isEmpty())
                    .toList();
            Snapshot.write(whole, rows(COLUMNS), MigrationRulesTest.newest());
        }
    }

    @Test
    void everyStatementOfTheLastReleaseStillWorks() {
        // Given
        List<Statement> statements = Snapshot.statements();
        assertThat(statements).hasSizeGreaterThan(200);

        // When
        List<String> refused = statements.stream()
                .flatMap(each -> refusal(each).stream().map(why -> each.name() + ": " + why))
                .toList();

        // Then
        assertThat(refused)
                .as(
                        "the last release runs on this schema while processes are replaced: add now, take away a release later")
                .isEmpty();
    }

    @Test
    void everyColumnOfTheLastReleaseIsStillThere() throws SQLException {
        // When
        List<String> now = rows(COLUMNS);

        // Then
        assertThat(Snapshot.columns().stream()
                        .map(PreviousReleaseTest::nameAndType)
                        .toList())
                .as("what people configure is read by all its columns")
                .isSubsetOf(now.stream().map(PreviousReleaseTest::nameAndType).toList());
    }

    @Test
    void theLastReleaseCanStillInsertIntoItsTables() throws SQLException {
        // Given
        List<String> before = Snapshot.columns();
        List<String> tables =
                before.stream().map(PreviousReleaseTest::table).distinct().toList();

        // When
        List<String> wanted = rows(COLUMNS).stream()
                .filter(column -> tables.contains(table(column)))
                .filter(column -> column.contains(" not null") && !column.endsWith(" default"))
                .filter(column -> !before.contains(column))
                .toList();

        // Then
        assertThat(wanted).as("a new column needs a default, or may be null").isEmpty();
    }

    private Optional<String> refusal(Statement statement) {
        try (Connection connection = database.getConnection();
                var prepare = connection.createStatement()) {
            prepare.setEscapeProcessing(false);
            prepare.execute("prepare last_release as " + statement.sql());
            prepare.execute("deallocate last_release");
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private static String nameAndType(String column) {
        String[] words = column.split(" ", -1);
        return words[0] + " " + words[1];
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }
}
