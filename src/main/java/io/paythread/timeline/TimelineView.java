package io.paythread.timeline;

import io.paythread.platform.page.PageView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a timeline in JSON.
 *
 * @param customer whose it is; null for the timeline of one payment, dispute or ticket
 * @param revision the customer's revision that the page shows at least
 * @param asOf as asked
 * @param completeness how far each source behind it can be trusted
 */
public record TimelineView(
        List<EntryView> data,
        PageView.PageInfo page,
        PageView.PageLinks links,
        @Nullable String customer,
        @Nullable Long revision,
        @Nullable Instant asOf,
        List<CompletenessView> completeness) {

    static TimelineView of(PageView<EntryView> page, @Nullable Instant asOf) {
        return of(page, asOf, List.of());
    }

    static TimelineView of(PageView<EntryView> page, @Nullable Instant asOf, List<CompletenessView> sources) {
        return new TimelineView(page.data(), page.page(), page.links(), null, null, asOf, sources);
    }

    TimelineView of(String whose, long theirRevision, List<CompletenessView> sources) {
        return new TimelineView(data, page, links, whose, theirRevision, asOf, sources);
    }
}
