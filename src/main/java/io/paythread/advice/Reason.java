package io.paythread.advice;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Why something is advised.
 *
 * @param code stable, for machines
 * @param effect what it makes of the answer
 * @param detail for people
 * @param entries that it rests on
 */
record Reason(String code, Effect effect, String detail, List<UUID> entries) {
    Reason {
        entries = entries.stream().distinct().toList();
    }

    /** What a reason does to an answer. The first of them that any reason has is the answer. */
    enum Effect {
        /** Speaks against it. */
        NO,
        /** Something has to be settled first. */
        WAIT,
        /** Speaks for it. */
        YES,
        /** Worth knowing, and changes nothing. */
        NOTE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
