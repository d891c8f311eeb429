package io.paythread.ingest;

/** What became of a request's events. */
sealed interface Outcome {

    /** All of them are durable; some may have been there before. */
    record Stored(int stored, int duplicates) implements Outcome {}

    /** At least one is not known to be durable: the provider has to send the request again. */
    record NotStored(Cause cause) implements Outcome {}

    /** Why a request was not stored. */
    enum Cause {
        /** Too many events wait already. */
        FULL,
        /** The service is shutting down. */
        STOPPING,
        /** No commit within the time; it may still come, then the repetition is a duplicate. */
        TIMED_OUT,
        /** The database takes nothing, or refuses this event. */
        FAILED
    }
}
