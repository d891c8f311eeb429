package io.paythread.ingest;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gaps as rows. */
@Singleton
class GapStore {
    private static final String COLUMNS = "id, from_at, to_at, cause, state, missing, found_at, resolved_at";

    private static final String INSERT =
            """
            insert into source_gap (id, source_id, from_at, to_at, cause, missing, found_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    /** Locked in one order: two jobs of a source may end together. */
    private static final String OPEN =
            "select " + COLUMNS + " from source_gap where source_id = $1 and state = 'open' order by id for update";

    private static final String CLOSE =
            """
            update source_gap set state = $2, to_at = $3, missing = $4, resolved_at = $5 where id = $1
            """;

    private static final String STRETCH = "update source_gap set from_at = $2, to_at = $3, missing = $4 where id = $1";

    private static final String TALLY =
            """
            select count(*)::int as found,
                   (count(*) filter (where state = 'backfilled'))::int as filled,
                   (count(*) filter (where state = 'open'))::int as open
              from source_gap where source_id = $1
            """;

    private final Ids ids;

    GapStore(Ids ids) {
        this.ids = ids;
    }

    /** How many gaps a source ever had. */
    record Tally(int found, int filled, int open) {}

    Uni<UUID> insert(
            Tx tx, UUID source, Gap.Cause cause, Instant from, @Nullable Instant to, int missing, Instant now) {
        UUID id = ids.next();
        String word = cause.name().toLowerCase(Locale.ROOT);
        return tx.update(INSERT, id, source, at(from), to == null ? null : at(to), word, missing, at(now))
                .replaceWith(id);
    }

    Uni<List<Gap>> open(Tx tx, UUID source) {
        return tx.list(OPEN, GapStore::from, source);
    }

    Uni<Void> close(Tx tx, Gap gap, Gap.State state, Instant to, int missing, Instant now) {
        Instant end = to.isBefore(gap.from()) ? gap.from() : to;
        return tx.update(CLOSE, gap.id(), state.wireName(), at(end), missing, at(now))
                .replaceWithVoid();
    }

    Uni<Void> stretch(Tx tx, UUID id, Hole hole) {
        return tx.update(STRETCH, id, at(hole.from()), at(hole.to()), hole.missing())
                .replaceWithVoid();
    }

    Uni<Tally> tally(Tx tx, UUID source) {
        return tx.first(
                        TALLY,
                        row -> new Tally(row.getInteger("found"), row.getInteger("filled"), row.getInteger("open")),
                        source)
                .map(Optional::orElseThrow);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Gap from(Row row) {
        return new Gap(
                row.getUUID("id"),
                row.getOffsetDateTime("from_at").toInstant(),
                instant(row, "to_at"),
                Gap.Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                Gap.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInteger("missing"),
                row.getOffsetDateTime("found_at").toInstant(),
                instant(row, "resolved_at"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
