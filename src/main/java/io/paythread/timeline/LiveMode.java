package io.paythread.timeline;

import io.paythread.fact.Attribute;
import java.util.Collection;
import java.util.List;

/**
 * Tells what providers do in test mode from what is real. Where anything real is known, what was only tried out says
 * nothing of people or figures; where nothing is, it is all there is to look at. Pure.
 */
public final class LiveMode {
    private LiveMode() {}

    /** Whether the provider says that it is real. One that says nothing may be either. */
    public static boolean isLive(ObjectRow row) {
        return Boolean.TRUE.equals(row.details().flag(Attribute.LIVE));
    }

    /** Whether it was only tried out: the provider says so of it, or of others of its matter and of none the opposite. */
    public static boolean isTest(ObjectRow row, Collection<ObjectRow> matter) {
        Boolean own = row.details().flag(Attribute.LIVE);
        return own != null
                ? !own
                : matter.stream().noneMatch(LiveMode::isLive)
                        && matter.stream()
                                .anyMatch(other ->
                                        Boolean.FALSE.equals(other.details().flag(Attribute.LIVE)));
    }

    /** Those that count: all of them, or the others where there are real ones. */
    public static List<ObjectRow> counting(List<ObjectRow> rows) {
        if (rows.stream().noneMatch(LiveMode::isLive)) {
            return rows;
        }
        return rows.stream()
                .filter(row -> !isTest(
                        row,
                        rows.stream()
                                .filter(other -> other.matterId().equals(row.matterId()))
                                .toList()))
                .toList();
    }
}
