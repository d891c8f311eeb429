package io.paythread.stream;

import io.vertx.core.buffer.Buffer;

/**
 * A server-sent event as it is written (HTML Living Standard, "Server-sent events").
 *
 * @param text of the event with the empty line that ends it; nobody changes it
 */
record Frame(Buffer text) {
    /** After this time a reader comes back; said with the first frame. */
    private static final String RETRY = "retry: 3000\n";

    /**
     * News.
     *
     * @param id the cursor behind it; a reader comes back with the last one
     * @param event a type of the feed
     * @param data one line of JSON
     */
    static Frame of(String id, String event, String data) {
        return frame("id: " + id + "\nevent: " + event + "\ndata: " + data + "\n");
    }

    static Frame ready(String cursor) {
        return frame(RETRY + "id: " + cursor + "\nevent: ready\ndata: {\"cursor\":\"" + cursor + "\"}\n");
    }

    /** The cursor that was asked for is no more. */
    static Frame reset(String earliest) {
        return frame("event: reset\ndata: {\"earliest_cursor\":\"" + earliest + "\"}\n");
    }

    /** The end, and why. */
    static Frame cut(Cut why) {
        return frame("event: cut\ndata: {\"reason\":\"" + why.wireName() + "\"}\n");
    }

    /** Without data no event is dispatched, and yet the reader's place moves on. */
    static Frame heartbeat(String cursor) {
        return frame("id: " + cursor + "\n");
    }

    private static Frame frame(String lines) {
        return new Frame(Buffer.buffer(lines + "\n"));
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
