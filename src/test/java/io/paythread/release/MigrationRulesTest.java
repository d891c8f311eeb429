package io.paythread.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationRulesTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    @Test
    void migrationsSinceTheLastReleaseOnlyAdd() throws IOException {
        // Given
        List<String> broken = new ArrayList<>();
        String last = Snapshot.newestMigration();

        // When
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file :
                    files.filter(one -> isNewerThan(one, last)).sorted().toList()) {
                MigrationRules.broken(Files.readString(file))
                        .forEach(why -> broken.add(file.getFileName() + ": " + why));
            }
        }

        // Then
        assertThat(broken)
                .as("add now and take away a release later, with '-- contract: why' in its head (operations.md)")
                .isEmpty();
    }

    @Test
    void refusesWhatTakesAway() {
        assertThat(MigrationRules.broken("alter table entry drop column tie;")).hasSize(1);
        assertThat(MigrationRules.broken("alter table entry rename column tie to knot;"))
                .hasSize(1);
        assertThat(MigrationRules.broken("drop table matter;")).hasSize(1);
        assertThat(MigrationRules.broken("alter table entry alter column late set not null;"))
                .hasSize(1);
        assertThat(MigrationRules.broken("alter table entry alter column tie type integer;"))
                .hasSize(1);
    }

    @Test
    void refusesAColumnThatTheLastReleaseWouldHaveToFill() {
        assertThat(MigrationRules.broken("alter table entry add column a text not null;"))
                .hasSize(1);
        assertThat(MigrationRules.broken("alter table entry add column a text not null default '', add column b text;"))
                .isEmpty();
    }

    @Test
    void refusesAnIndexThatStopsALargeTable() {
        assertThat(MigrationRules.broken("create index a on entry (id);")).hasSize(1);
        assertThat(MigrationRules.broken("create index concurrently a on entry (id);"))
                .isEmpty();
    }

    @Test
    void allowsNewTablesWithWhateverTheyNeed() {
        assertThat(MigrationRules.broken(
                        "-- Would drop table matter.\ncreate table a (id uuid not null);\ncreate index b on a (id);"))
                .isEmpty();
    }

    @Test
    void allowsWhatSaysThatNobodyUsesItAnyMore() {
        assertThat(MigrationRules.broken("-- contract: unused since 0.3\nalter table entry drop column tie;"))
                .isEmpty();
    }

    /** The number of the newest migration. */
    static String newest() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("V"))
                    .map(name -> name.substring(1, 5))
                    .max(Comparator.naturalOrder())
                    .orElse("");
        }
    }

    private static boolean isNewerThan(Path file, String last) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("V") && name.substring(1, 5).compareTo(last) > 0;
    }
}
