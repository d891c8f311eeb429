package io.paythread.release;

import io.paythread.release.Statements.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What was written down at the last release. */
final class Snapshot {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "release");
    private static final Path STATEMENTS = DIRECTORY.resolve("statements.sql");
    private static final Path COLUMNS = DIRECTORY.resolve("columns.txt");
    private static final String NAME = "-- ";
    private static final String BETWEEN = "\n;\n";

    private Snapshot() {}

    static List<Statement> statements() {
        return Arrays.stream(read(STATEMENTS).split(BETWEEN, -1))
                .filter(text -> text.startsWith(NAME))
                .map(text -> new Statement(
                        text.substring(NAME.length(), text.indexOf('\n')), text.substring(text.indexOf('\n') + 1)))
                .toList();
    }

    /** Each as {@code table.column type [not null] [default]}, and the newest migration first. */
    static List<String> columns() {
        return read(COLUMNS).lines().skip(1).toList();
    }

    static String newestMigration() {
        return read(COLUMNS).lines().findFirst().orElse("");
    }

    static void write(List<Statement> statements, List<String> columns, String newest) {
        write(
                STATEMENTS,
                statements.stream()
                        .map(each -> NAME + each.name() + "\n" + each.sql())
                        .collect(Collectors.joining(BETWEEN, "", BETWEEN)));
        write(COLUMNS, newest + "\n" + String.join("\n", columns) + "\n");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
