package io.paythread.ingest.spi;

/**
 * One item of a page, as it would be stored.
 *
 * @param event its reference is the provider's id of the event where it is one, else made of what the object looks like:
 *     the same look gives the same reference, so that asking again doubles nothing
 */
public record FetchedItem(SplitEvent event, Basis basis) {

    /** What an item is. */
    public enum Basis {
        /** An event as it was, or should have been, delivered: under the same reference. */
        EVENT,
        /** What an object looks like now. It tells facts that events may have told before. */
        OBJECT,
        /** More of what another item tells; missing by itself it is no hole. */
        DETAIL
    }
}
