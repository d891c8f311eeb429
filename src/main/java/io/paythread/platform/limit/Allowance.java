package io.paythread.platform.limit;

/**
 * What a caller has left.
 *
 * @param allowed whether this request may go on
 * @param quota requests at once after a rest
 * @param remaining requests that may come now
 * @param windowSeconds after which a spent budget is whole again
 * @param fullInSeconds after which this one is whole again
 * @param retryAfterSeconds after which this request can come again; 0 where it is allowed
 */
public record Allowance(
        Budget budget,
        boolean allowed,
        long quota,
        long remaining,
        long windowSeconds,
        long fullInSeconds,
        int retryAfterSeconds) {

    /** The value of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10). */
    public String policy() {
        return "\"" + budget.wireName() + "\";q=" + quota + ";w=" + windowSeconds;
    }

    /** The value of {@code RateLimit}. */
    public String state() {
        return "\"" + budget.wireName() + "\";r=" + remaining + ";t=" + fullInSeconds;
    }
}
