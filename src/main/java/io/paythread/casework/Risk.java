package io.paythread.casework;

import java.util.List;

/**
 * How likely a ticket is to become a dispute: a sum of parts that can be read, not a model.
 *
 * @param score the sum of the parts, 0 to 100
 */
record Risk(int score, String band, List<Part> parts) {
    Risk {
        parts = List.copyOf(parts);
    }

    /** A signal that was found, and what it adds or takes. */
    record Part(String code, int points) {}
}
