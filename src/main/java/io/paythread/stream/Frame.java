package io.paythread.stream;

import org.jspecify.annotations.Nullable;

/**
 * A server-sent event.
 *
 * @param id the cursor behind it; a reader comes back with the last one
 * @param event a type of the feed, or {@code ready}, {@code reset}, {@code cut}; null for a heartbeat
 * @param data one line of JSON; null for a heartbeat
 */
record Frame(@Nullable String id, @Nullable String event, @Nullable String data) {
    /** Milliseconds after which a reader comes back; said with the first frame. */
    static final long RETRY_MILLIS = 3_000;

    static Frame ready(String cursor) {
        return new Frame(cursor, "ready", "{\"cursor\":\"" + cursor + "\"}");
    }

    /** The cursor that was asked for is no more. */
    static Frame reset(String earliest) {
        return new Frame(null, "reset", "{\"earliest_cursor\":\"" + earliest + "\"}");
    }

    /** The end, and why. */
    static Frame cut(Cut why) {
        return new Frame(null, "cut", "{\"reason\":\"" + why.wireName() + "\"}");
    }

    static Frame heartbeat(String cursor) {
        return new Frame(cursor, null, null);
    }

    boolean isReady() {
        return "ready".equals(event);
    }

    /** Why a stream ends that the reader did not end. */
    enum Cut {
        /** More rows waited than may. */
        SLOW_READER("slow_reader"),
        /** The credential is no longer good, allows other things than before, or cannot be looked at again. */
        NOT_ALLOWED("not_allowed"),
        /** The process stops; another one serves. */
        SHUTTING_DOWN("shutting_down"),
        /** Something went wrong on our side. */
        FAILED("failed");

        private final String wireName;

        Cut(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }
}
