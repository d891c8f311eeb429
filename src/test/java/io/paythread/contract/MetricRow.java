package io.paythread.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of the list of metrics in {@code src/docs/metrics.md}. */
public record MetricRow(String name, String type, Set<String> labels, String meaning) {
    /** Where they are listed. */
    public static final Path FILE = Path.of("src", "docs", "metrics.md");

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| ([^|]*) \\| (.*) \\|");

    /** All of the file. */
    public static List<MetricRow> listed() {
        return in(text());
    }

    /** Those of a part of the file. */
    public static List<MetricRow> in(String text) {
        return text.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(MetricRow::of)
                .toList();
    }

    public static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MetricRow of(Matcher row) {
        Set<String> labels = Arrays.stream(row.group(3).split(",", -1))
                .map(label -> label.replace("`", "").strip())
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return new MetricRow(row.group(1), row.group(2), labels, row.group(4));
    }

    /** As it stands in the file. */
    public String line() {
        String names = labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s |".formatted(name, type, names, meaning);
    }

    /** The names by which it is asked for: a histogram has several. */
    public List<String> series() {
        return switch (type) {
            case "histogram" -> List.of(name + "_bucket", name + "_count", name + "_sum", name + "_max");
            case "summary" -> List.of(name + "_count", name + "_sum", name + "_max");
            default -> List.of(name);
        };
    }
}
