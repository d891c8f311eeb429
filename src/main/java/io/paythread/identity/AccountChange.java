package io.paythread.identity;

import io.paythread.platform.feed.FeedType;
import java.util.Optional;
import java.util.UUID;

/**
 * A visible change of something that belongs to an account.
 *
 * @param subject what changed
 * @param account empty while nobody knows whose it is
 */
public record AccountChange(FeedType type, UUID subject, UUID source, Optional<UUID> account) {}
