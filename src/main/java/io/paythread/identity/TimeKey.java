package io.paythread.identity;

import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where a page ends in a list that is ordered by a time and an id. */
record TimeKey(Instant time, UUID id) {

    /** The words that a cursor keeps. */
    List<String> words() {
        return List.of(time.toString(), id.toString());
    }

    /** Beyond which row the page lies; empty at the beginning. */
    static Optional<TimeKey> of(PageRequest page) {
        return page.keys().map(TimeKey::read);
    }

    /** The rest of a statement that lists the latest first: the rows beyond the key, their order, and how many. */
    static String end(PageRequest page, Conditions where, String timeColumn, String idColumn) {
        String comparison = page.backward() ? ">" : "<";
        String order = page.backward() ? "" : " desc";
        StringBuilder end = new StringBuilder();
        of(page).ifPresent(key -> end.append("\n    and (")
                .append(timeColumn)
                .append(", ")
                .append(idColumn)
                .append(") ")
                .append(comparison)
                .append(" (")
                .append(where.parameter(Columns.time(key.time())))
                .append(", ")
                .append(where.parameter(key.id()))
                .append(")"));
        return end + "\n order by " + timeColumn + order + ", " + idColumn + order + " limit "
                + where.parameter(page.rowsToRead());
    }

    private static TimeKey read(List<String> words) {
        try {
            return new TimeKey(Instant.parse(words.get(0)), UUID.fromString(words.get(1)));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ServiceException(ErrorCode.INVALID_CURSOR, "The cursor does not belong to this list.");
        }
    }
}
