package io.paythread.platform.http;

/** The order of what every request passes before it reaches its route; the highest is first. */
final class Priorities {
    /** Cleans the address, which everything behind reads. */
    static final int QUERY = 1_100;
    /** Gives the request its id, the answer its headers. */
    static final int HEAD = 1_000;
    /** Refuses what one address sends beyond its share, before anybody is asked who it is. */
    static final int ADDRESS_LIMIT = 950;
    /** Refuses who may not pass, before a byte of the body is read. */
    static final int ADMISSION = 900;
    /** Refuses what one caller sends beyond its share. */
    static final int CALLER_LIMIT = 850;
    /** Reads the body within its limits. */
    static final int BODY = 800;
    /** Answers whatever failed outside a resource, before the framework's own page does. */
    static final int FAILURE = 1_000_000;

    private Priorities() {}
}
