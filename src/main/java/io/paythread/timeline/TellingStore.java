package io.paythread.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.Fact;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The tellings: what was told of which matter, by which event. */
@ApplicationScoped
class TellingStore {
    private static final String ADD =
            """
            insert into telling (inbound_id, place, matter_id, source_id, fact_id, told_at, told_by, told_type, origin,
                recorded_at, fact)
            select inbound_id, place, matter_id, source_id, fact_id, told_at, told_by, told_type, origin, recorded_at,
                fact
            from json_to_recordset($1::text::json) as t(inbound_id uuid, place smallint, matter_id uuid,
                source_id uuid, fact_id uuid, told_at timestamptz, told_by text, told_type text, origin text,
                recorded_at timestamptz, fact jsonb)
            on conflict (inbound_id, place) do update set fact = excluded.fact, fact_id = excluded.fact_id
            """;

    private static final String OF_MATTERS =
            """
            select matter_id, inbound_id, place, told_at, told_by, told_type, origin, recorded_at, fact::text as fact
            from telling
            where matter_id = any($1::uuid[])
            """;

    private static final String REPLACE =
            """
            update telling t set fact = n.fact
            from json_to_recordset($1::text::json) as n(inbound_id uuid, place smallint, fact jsonb)
            where t.inbound_id = n.inbound_id and t.place = n.place
            """;

    private static final String MATTERS_OF =
            "select distinct matter_id, source_id from telling where inbound_id = any($1::uuid[]) order by matter_id";

    private static final String FORGET = "delete from telling where inbound_id = any($1::uuid[])";

    private final ObjectMapper json;

    TellingStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> add(Tx tx, List<MatterTelling> told, MatterPlan plan) {
        Map<String, ObjectNode> byPlace = new TreeMap<>();
        told.forEach(
                t -> byPlace.put(t.telling().inboundId() + "/" + t.telling().place(), row(t, plan.matterOf(t))));
        ArrayNode rows = JsonNodeFactory.instance.arrayNode().addAll(byPlace.values());
        return tx.query(ADD, rows.toString()).replaceWithVoid();
    }

    Uni<Map<UUID, List<Telling>>> ofMatters(Tx tx, Collection<UUID> matters) {
        return tx.query(OF_MATTERS, (Object) matters.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, List<Telling>> byMatter = new TreeMap<>();
            rows.forEach(row -> byMatter.computeIfAbsent(row.getUUID("matter_id"), id -> new ArrayList<>())
                    .add(from(row)));
            return byMatter;
        });
    }

    /** The matters that these events told of, with their sources. */
    Uni<Map<UUID, UUID>> mattersOf(Tx tx, Collection<UUID> events) {
        return tx.query(MATTERS_OF, (Object) events.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, UUID> sources = new TreeMap<>();
            rows.forEach(row -> sources.put(row.getUUID("matter_id"), row.getUUID("source_id")));
            return sources;
        });
    }

    /** Takes back all that these events told. */
    Uni<Void> forget(Tx tx, Collection<UUID> events) {
        return tx.query(FORGET, (Object) events.toArray(UUID[]::new)).replaceWithVoid();
    }

    /** Puts other facts in the place of what was told. */
    Uni<Void> replace(Tx tx, Collection<Telling> tellings) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        tellings.forEach(telling -> rows.addObject()
                .put("inbound_id", telling.inboundId().toString())
                .put("place", telling.place())
                .set("fact", FactJson.write(telling.fact())));
        return tx.query(REPLACE, rows.toString()).replaceWithVoid();
    }

    static UUID entryId(UUID source, String key) {
        return Ids.derived(source.toString(), "entry", key);
    }

    private static ObjectNode row(MatterTelling told, UUID matter) {
        Telling telling = told.telling();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("inbound_id", telling.inboundId().toString());
        row.put("place", telling.place());
        row.put("matter_id", matter.toString());
        row.put("source_id", told.source().toString());
        telling.happened()
                .map(Fact.Happened::key)
                .ifPresent(key -> row.put("fact_id", entryId(told.source(), key).toString()));
        row.put("told_at", FactJson.text(telling.toldAt()));
        row.put("told_by", telling.toldBy());
        row.put("told_type", telling.toldType());
        row.put("origin", telling.origin());
        row.put("recorded_at", FactJson.text(telling.recordedAt()));
        row.set("fact", FactJson.write(telling.fact()));
        return row;
    }

    private Telling from(Row row) {
        return new Telling(
                row.getUUID("inbound_id"),
                row.getShort("place"),
                row.getOffsetDateTime("told_at").toInstant(),
                row.getString("told_by"),
                row.getString("told_type"),
                row.getString("origin"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                fact(row.getString("fact")));
    }

    private Fact fact(String text) {
        try {
            return FactJson.read(json.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored fact is no JSON", e);
        }
    }
}
