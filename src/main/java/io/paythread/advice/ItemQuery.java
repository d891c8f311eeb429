package io.paythread.advice;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which items are asked for.
 *
 * @param to exclusive
 */
record ItemQuery(String network, List<ItemKind> kinds, LocalDate from, LocalDate to, Optional<UUID> source) {
    ItemQuery {
        kinds = List.copyOf(kinds);
    }

    /** What a programme counts in a month, or what it divides that by. */
    static ItemQuery of(Program program, YearMonth month, boolean numerator, Optional<UUID> source) {
        boolean before = !numerator && program.overMonthBefore();
        YearMonth of = before ? month.minusMonths(1) : month;
        Collection<ItemKind> kinds = numerator ? program.counted() : List.of(ItemKind.PAYMENT);
        return new ItemQuery(
                program.network(),
                List.copyOf(kinds),
                of.atDay(1),
                of.plusMonths(1).atDay(1),
                source);
    }
}
