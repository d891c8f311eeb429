package io.paythread.ingest.spi;

/** Whether a request was signed by the provider. */
public sealed interface Verdict {

    /** Signed with one of the live secrets, within the tolerance. */
    record Accepted() implements Verdict {}

    /** Not to be believed: answered 4xx, counted, never stored. */
    record Refused(Reason reason) implements Verdict {}

    /** Why a request is not believed. */
    enum Reason {
        /** No signature, or not in the place and number that the provider uses. */
        MISSING_SIGNATURE,
        /** A signature header that the provider does not write. */
        MALFORMED_SIGNATURE,
        /** No signature matches any live secret. */
        WRONG_SIGNATURE,
        /** Signed too long ago: a replay, or a clock that is slow. */
        TOO_OLD,
        /** Signed in the future: a forged time, or a clock that is fast. */
        TOO_NEW,
        /** The source has no live secret. */
        NO_SECRET
    }
}
