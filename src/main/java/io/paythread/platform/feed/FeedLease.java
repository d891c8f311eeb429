package io.paythread.platform.feed;

/**
 * The right to go on reading from a place, until it runs out.
 *
 * @param epoch rises with each change of owner
 */
public record FeedLease(String reader, String owner, long epoch, FeedPosition place) {

    FeedLease at(FeedPosition further) {
        return new FeedLease(reader, owner, epoch, further);
    }
}
