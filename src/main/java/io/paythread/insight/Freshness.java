package io.paythread.insight;

import io.paythread.insight.InsightsView.FreshnessView;
import io.paythread.insight.InsightsView.SourceView;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Completeness;
import io.paythread.timeline.Completeness.SourceCompleteness;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Says how far the records have come and how far their sources can be trusted. */
@Singleton
class Freshness {
    /** The first row that is not counted yet; all before it are. */
    private static final String READ =
            """
            select s.formulas = $2 and s.walked is null as walked, f.recorded_at, r.name is not null as began
              from insight_state s
              left join feed_reader r on r.name = $1
              left join lateral (
                  select e.recorded_at from feed_entry e
                   where (e.xid, e.seq) > (r.xid, r.seq) order by e.xid, e.seq limit 1) f on true
            """;

    private static final String SOURCES = "select id from source order by id limit 200";

    private final Completeness completeness;
    private final Clock clock;

    Freshness(Completeness completeness, Clock clock) {
        this.completeness = completeness;
        this.clock = clock;
    }

    Uni<FreshnessView> read(Tx tx) {
        Instant now = clock.instant();
        return tx.list(SOURCES, row -> row.getUUID(0)).chain(sources -> tx.first(
                        READ,
                        row -> new Place(
                                row.getBoolean("walked") && row.getBoolean("began"),
                                Optional.ofNullable(row.getOffsetDateTime("recorded_at"))
                                        .map(OffsetDateTime::toInstant)),
                        InsightReader.READER,
                        Formulas.VERSION)
                .chain(place -> view(sources, place.orElseThrow(), now)));
    }

    private record Place(boolean whole, Optional<Instant> unread) {}

    private Uni<FreshnessView> view(List<UUID> sources, Place place, Instant now) {
        return completeness
                .of(sources)
                .map(all -> new FreshnessView(
                        place.unread().orElse(now),
                        !place.whole(),
                        all.stream().map(Freshness::source).toList()));
    }

    private static SourceView source(SourceCompleteness source) {
        return new SourceView(
                PublicId.format(IdPrefix.SOURCE, source.source()),
                source.status().name().toLowerCase(Locale.ROOT),
                source.lastEventAt().orElse(null));
    }
}
