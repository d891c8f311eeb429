package io.paythread.ingest;

import io.paythread.platform.feed.FeedRendering;
import io.paythread.platform.feed.Rendered;
import io.paythread.platform.id.IdPrefix;
import io.paythread.timeline.Completeness;
import io.paythread.timeline.Completeness.SourceCompleteness;
import io.paythread.timeline.CompletenessView;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sources for the feed: how far each can be trusted, as timelines say it. */
@Singleton
class CompletenessRendering implements FeedRendering {
    private final Completeness completeness;

    CompletenessRendering(Completeness completeness) {
        this.completeness = completeness;
    }

    @Override
    public boolean renders(IdPrefix subject) {
        return subject == IdPrefix.SOURCE;
    }

    @Override
    public Uni<Map<UUID, Rendered>> render(IdPrefix subject, Collection<UUID> subjects, Set<String> scopes) {
        return completeness.of(List.copyOf(subjects)).map(known -> known.stream()
                .collect(Collectors.toMap(
                        SourceCompleteness::source,
                        one -> new Rendered(CompletenessView.of(one), false),
                        (one, same) -> one)));
    }
}
