package io.paythread.identity;

import java.util.Arrays;

/** What a person last decided on two accounts. */
enum Verdict {
    /** They are one person. */
    TOGETHER("together"),
    /** A suggestion about them was rejected: they are kept apart. */
    REJECTED("rejected"),
    /** They were joined and are not any more: they are kept apart. */
    UNDONE("undone");

    private final String wireName;

    Verdict(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    boolean keepsApart() {
        return this != TOGETHER;
    }

    static Verdict ofWireName(String name) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("verdict \"" + name + "\" is unknown"));
    }
}
