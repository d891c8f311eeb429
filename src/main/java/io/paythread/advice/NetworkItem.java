package io.paythread.advice;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An object as one kind of thing that a programme counts.
 *
 * @param network in lower case
 * @param day in UTC
 * @param currency empty where it is not known
 * @param amount in the currency's smallest unit; 0 where it is not known
 * @param live false where it was only tried out
 */
record NetworkItem(
        UUID object,
        ItemKind kind,
        UUID matter,
        UUID source,
        String network,
        LocalDate day,
        String currency,
        long amount,
        boolean live) {

    /** What days are counted by. */
    record Cell(String network, ItemKind kind, LocalDate day, UUID source, String currency, boolean live) {}

    Cell cell() {
        return new Cell(network, kind, day, source, currency, live);
    }
}
