package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Completeness;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads the end of the log, source by source, with the gaps that readers of timelines see. */
@Singleton
class LastWordStore {
    /** More do not help a reader; how many there are stands in the source's health. */
    private static final int GAPS_SHOWN = 100;

    /** Events arrive in nearly their order; the newest is among the latest hundred. One look at an index for each source. */
    private static final String FIND =
            """
            select asked.id, coalesce(s.state = 'active', true) as taking, latest.at, r.reconciled_at,
                   r.failed_at, r.error_code, coalesce(r.version, 0) as version, shown.gaps
              from unnest($1::uuid[]) as asked (id)
              left join source s on s.id = asked.id
              left join source_reconciliation r on r.source_id = asked.id
             cross join lateral (
                   select max(coalesce(e.provider_time, e.received_at)) as at
                     from (select provider_time, received_at
                             from inbound_event
                            where source_id = asked.id
                            order by id desc
                            limit 100) e) latest
             cross join lateral (
                   select coalesce(json_agg(g), '[]') as gaps
                     from (select id, from_at, to_at, cause, state, missing, found_at, resolved_at
                             from source_gap
                            where source_id = asked.id
                              and (state = 'open' or (state <> 'unfounded' and resolved_at > $2))
                            order by state = 'open' desc, found_at desc, from_at desc
                            limit $3) g) shown
            """;

    private static final String WITH_OPEN_GAPS = "select distinct source_id from source_gap where state = 'open'";

    /** @param since gaps that were closed before are shown no more */
    Uni<List<LastWord>> of(Tx tx, List<UUID> sources, Instant since) {
        return tx.list(FIND, LastWordStore::from, sources.toArray(UUID[]::new), GapStore.at(since), (long) GAPS_SHOWN);
    }

    Uni<List<UUID>> withOpenGaps(Tx tx) {
        return tx.list(WITH_OPEN_GAPS, row -> row.getUUID(0));
    }

    private static LastWord from(Row row) {
        return new LastWord(
                row.getUUID("id"),
                row.getBoolean("taking"),
                instant(row, "at"),
                instant(row, "reconciled_at"),
                instant(row, "failed_at").map(at -> new Completeness.Failure(at, row.getString("error_code"))),
                row.getLong("version"),
                row.get(JsonArray.class, "gaps").stream()
                        .map(gap -> gap((JsonObject) gap))
                        .toList());
    }

    private static Gap gap(JsonObject json) {
        return new Gap(
                UUID.fromString(json.getString("id")),
                time(json, "from_at").orElseThrow(),
                time(json, "to_at"),
                Gap.Cause.valueOf(json.getString("cause").toUpperCase(Locale.ROOT)),
                Gap.State.valueOf(json.getString("state").toUpperCase(Locale.ROOT)),
                json.getInteger("missing"),
                time(json, "found_at").orElseThrow(),
                time(json, "resolved_at"));
    }

    private static Optional<Instant> time(JsonObject json, String field) {
        return Optional.ofNullable(json.getString(field))
                .map(OffsetDateTime::parse)
                .map(OffsetDateTime::toInstant);
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
