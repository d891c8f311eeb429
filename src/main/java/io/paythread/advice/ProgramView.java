package io.paythread.advice;

import java.util.List;

/** A monitoring programme, in JSON. */
public record ProgramView(
        String id, String object, String title, String network, List<String> counted, boolean overMonthBefore) {
    static ProgramView of(Program program) {
        return new ProgramView(
                program.id(),
                "network_program",
                program.title(),
                program.network(),
                program.counted().stream().map(ItemKind::wireName).toList(),
                program.overMonthBefore());
    }
}
