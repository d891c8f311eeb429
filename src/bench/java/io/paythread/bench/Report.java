package io.paythread.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured: one row for each figure. */
final class Report {
    private final List<Row> rows = new ArrayList<>();

    /** A figure. Compare figures of one run only: machines differ and are noisy. */
    record Row(String benchmark, String what, String figure, double value, String unit) {}

    void add(String benchmark, String what, String figure, double value, String unit) {
        Row row = new Row(benchmark, what, figure, value, unit);
        rows.add(row);
        System.out.println(line(row));
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    String table() {
        StringBuilder table = new StringBuilder("| benchmark | what | figure | value |\n|---|---|---|---|\n");
        rows.forEach(row -> table.append(line(row)).append('\n'));
        return table.toString();
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT, "| %s | %s | %s | %,.2f %s |", row.benchmark, row.what, row.figure, row.value, row.unit);
    }
}
