package io.paythread.platform.feed;

/**
 * The feed as a whole, now.
 *
 * @param epoch changes when places lose their meaning: after a restore, or when a standby took over
 * @param floor the place of the last row that was deleted for its age; whoever stands before it has missed rows
 * @param horizon the place behind everything that can be read now
 */
public record FeedState(String epoch, FeedPosition floor, FeedPosition horizon) {}
