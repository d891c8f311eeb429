package io.paythread.platform.page;

import io.paythread.platform.problem.ServiceException;
import java.util.List;

/**
 * How many rows a page of a list may have.
 *
 * @param standard rows when the caller does not say
 * @param max a greater wish is lowered to this, up to {@link #LARGEST_WISH}; beyond that it is a mistake and refused
 */
public record PageBounds(int standard, int max) {
    /** The largest page of any list (API.md, section 4: the feed). */
    static final int LARGEST_WISH = 1_000;

    /** Lists in general (API.md, section 4). */
    public static final PageBounds LIST = new PageBounds(25, 100);
    /** Timelines: people scroll them. */
    public static final PageBounds TIMELINE = new PageBounds(25, 200);

    /** The feed: machines read it. */
    public static final PageBounds FEED = new PageBounds(25, LARGEST_WISH);

    public PageBounds {
        if (standard < 1 || max < standard) {
            throw new IllegalArgumentException("1 <= standard <= max does not hold for " + standard + ", " + max);
        }
    }

    /** The size that the values of {@code ?limit} ask for; refuses what is not one whole number above zero. */
    int limit(List<String> values) {
        if (values.isEmpty()) {
            return standard;
        }
        String text = values.get(0);
        if (values.size() > 1 || !text.matches("[0-9]{1,18}") || !isWish(Long.parseLong(text))) {
            throw ServiceException.invalid(
                    "?limit", "invalid_limit", "limit is one whole number from 1 to " + max + ".");
        }
        return (int) Math.min(Long.parseLong(text), max);
    }

    private static boolean isWish(long rows) {
        return rows >= 1 && rows <= LARGEST_WISH;
    }
}
