package io.paythread.casework;

import java.util.Locale;
import java.util.Optional;

/** What holds of a thread: what the rules say, or what a person said last. */
enum ThreadState {
    /** The rules are sure. */
    AUTOMATIC,
    /** The rules offer it. */
    CANDIDATE,
    /** A person agreed. */
    CONFIRMED,
    /** A person disagreed; the rules do not make it again. */
    BROKEN,
    /** A person made it. */
    MADE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ThreadState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether ticket and subject belong together. */
    boolean holds() {
        return switch (this) {
            case AUTOMATIC, CONFIRMED, MADE -> true;
            case CANDIDATE, BROKEN -> false;
        };
    }

    /** After somebody agrees; empty where somebody did already. */
    Optional<ThreadState> confirm() {
        return switch (this) {
            case AUTOMATIC, CANDIDATE, BROKEN -> Optional.of(CONFIRMED);
            case CONFIRMED, MADE -> Optional.empty();
        };
    }

    /** After somebody disagrees; empty where somebody did already. */
    Optional<ThreadState> breakUp() {
        return switch (this) {
            case AUTOMATIC, CANDIDATE, CONFIRMED, MADE -> Optional.of(BROKEN);
            case BROKEN -> Optional.empty();
        };
    }

    /** After somebody says so by hand; empty where somebody did already. */
    Optional<ThreadState> make() {
        return switch (this) {
            case AUTOMATIC, CANDIDATE, BROKEN -> Optional.of(MADE);
            case CONFIRMED, MADE -> Optional.empty();
        };
    }
}
