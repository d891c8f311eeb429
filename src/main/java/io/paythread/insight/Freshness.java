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
            select s.formulas = $2 and s.settings = $3 and s.walked is null as walked, f.recorded_at, r.name is not null as began
              from insight_state s
              left join feed_reader r on r.name = $1
              left join lateral (
                  select e.recorded_at from feed_entry e
                   where (e.xid, e.seq) > (r.xid, r.seq) order by e.xid, e.seq limit 1) f on true
            """;

    private static final String SOURCES = "select id from source order by id limit 200";

    private final Completeness completeness;
    private final CountSettings settings;
    private final Clock clock;

    Freshness(Completeness completeness, CountSettings settings, Clock clock) {
        this.completeness = completeness;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How far the records have come.
     *
     * @param asOf all that was recorded before is counted
     * @param rebuilding whether records are being counted anew
     */
    record Place(Instant asOf, boolean rebuilding) {}

    Uni<FreshnessView> read(Tx tx) {
        return tx.list(SOURCES, row -> row.getUUID(0))
                .chain(sources -> place(tx).chain(place -> view(sources, place)));
    }

    Uni<Place> place(Tx tx) {
        Instant now = clock.instant();
        return tx.first(
                        READ,
                        row -> new Place(
                                Optional.ofNullable(row.getOffsetDateTime("recorded_at"))
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(now),
                                !row.getBoolean("walked") || !row.getBoolean("began")),
                        InsightReader.READER,
                        Formulas.VERSION,
                        settings.text())
                .map(Optional::orElseThrow);
    }

    private Uni<FreshnessView> view(List<UUID> sources, Place place) {
        return completeness
                .of(sources)
                .map(all -> new FreshnessView(
                        place.asOf(),
                        place.rebuilding(),
                        all.stream().map(Freshness::source).toList()));
    }

    private static SourceView source(SourceCompleteness source) {
        return new SourceView(
                PublicId.format(IdPrefix.SOURCE, source.source()),
                source.status().name().toLowerCase(Locale.ROOT),
                source.lastEventAt().orElse(null));
    }
}
