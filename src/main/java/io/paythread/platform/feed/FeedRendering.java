package io.paythread.platform.feed;

import io.paythread.platform.id.IdPrefix;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Shows subjects of rows as the API shows them. Implemented by the packages that own them. */
public interface FeedRendering {
    boolean renders(IdPrefix subject);

    /**
     * What each of these looks like now, masked for readers with these scopes (by their wire names). What is gone is
     * missing in the answer. Takes a page of the feed at once and asks the database a fixed number of times.
     */
    Uni<Map<UUID, Rendered>> render(IdPrefix subject, Collection<UUID> subjects, Set<String> scopes);
}
