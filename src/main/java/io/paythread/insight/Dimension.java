package io.paythread.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By what figures can be told apart, one at a time. The number is stored and never changes. */
enum Dimension {
    NONE(0),
    /** The reason of a decline, a dispute or a block; for warnings, what became of the payment. */
    CODE(1),
    NETWORK(2),
    METHOD(3),
    COUNTRY(4),
    SOURCE(5);

    private final int number;

    Dimension(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that can be asked for. */
    static List<String> wireNames() {
        return Arrays.stream(values())
                .filter(dimension -> dimension != NONE)
                .map(Dimension::wireName)
                .toList();
    }

    static Dimension ofWireName(Optional<String> name) {
        return name.map(text -> valueOf(text.toUpperCase(Locale.ROOT))).orElse(NONE);
    }
}
