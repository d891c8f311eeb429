package io.paythread.platform.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visible change, about to be appended.
 *
 * @param customer whose it is, with the revision that the change makes of it; both or neither
 */
public record FeedChange(
        FeedType type, UUID subject, @Nullable UUID customer, @Nullable Long revision, @Nullable UUID source) {}
