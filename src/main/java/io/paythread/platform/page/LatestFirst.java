package io.paythread.platform.page;

import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The order of a list whose latest come first, by a time and, within it, by an id or a number; and where its pages end.
 *
 * @param <K> what tells rows of one time apart
 */
public final class LatestFirst<K> {
    private final String time;
    private final String tie;
    private final Function<String, K> reading;

    private LatestFirst(String time, String tie, Function<String, K> reading) {
        this.time = time;
        this.tie = tie;
        this.reading = reading;
    }

    /** By these columns, the second of which is an id. */
    public static LatestFirst<UUID> byId(String time, String id) {
        return new LatestFirst<>(time, id, UUID::fromString);
    }

    /** By these columns, the second of which is a number. */
    public static LatestFirst<Long> byNumber(String time, String number) {
        return new LatestFirst<>(time, number, Long::valueOf);
    }

    /** Adds the condition of a page; gives the end of the statement, behind all conditions. */
    public String page(PageRequest page, Conditions where) {
        String beyond = page.backward() ? ">" : "<";
        page.keys().ifPresent(words -> where.and("(" + time + ", " + tie + ") " + beyond + " (?, ?)", values(words)));
        String order = page.backward() ? "" : " desc";
        return "\n order by " + time + order + ", " + tie + order + " limit " + where.parameter(page.rowsToRead());
    }

    /** What a cursor keeps of a row. */
    public List<String> words(Instant rowTime, K rowTie) {
        return List.of(rowTime.toString(), rowTie.toString());
    }

    private Object[] values(List<String> words) {
        try {
            return new Object[] {Instant.parse(words.get(0)).atOffset(ZoneOffset.UTC), reading.apply(words.get(1))};
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ServiceException(ErrorCode.INVALID_CURSOR, "The cursor does not belong to this list.");
        }
    }
}
