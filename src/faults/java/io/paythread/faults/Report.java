package io.paythread.faults;

import java.util.ArrayList;
import java.util.List;

/** A row for each fault. */
final class Report {
    private final List<Verdict> verdicts = new ArrayList<>();

    void add(Verdict verdict) {
        verdicts.add(verdict);
        System.out.println(Verdict.HEAD);
        System.out.println(verdict.line());
        verdict.faults().forEach(System.out::println);
    }

    boolean clean() {
        return verdicts.stream().allMatch(verdict -> verdict.faults().isEmpty());
    }

    String table() {
        StringBuilder table = new StringBuilder(Verdict.HEAD).append('\n');
        verdicts.forEach(verdict -> table.append(verdict.line()).append('\n'));
        return table.toString();
    }
}
