package io.paythread.timeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.Attributes;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.platform.id.Ids;
import io.paythread.platform.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Folded matters as rows, each with a digest of its content.
 *
 * @param accounts the account of each matter, where one is known
 * @param entries rows of {@code entry} by id
 * @param objects rows of {@code business_object} by id
 */
record FoldRows(Map<UUID, Optional<UUID>> accounts, Map<UUID, ObjectNode> entries, Map<UUID, ObjectNode> objects) {
    /** Told so much later than it happened that people may have acted without knowing. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static FoldRows all(Collection<FoldRows> parts) {
        FoldRows all = new FoldRows(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (FoldRows part : parts) {
            all.accounts.putAll(part.accounts);
            all.entries.putAll(part.entries);
            all.objects.putAll(part.objects);
        }
        return all;
    }

    static FoldRows of(UUID matter, UUID source, Folded folded) {
        Optional<UUID> account = folded.party().map(Party::account).map(r -> accountId(source, r));
        Map<UUID, ObjectNode> entries = new TreeMap<>();
        folded.entries().forEach(entry -> {
            UUID id = TellingStore.entryId(source, entry.key());
            entries.put(id, withDigest(entryRow(common(id, matter, source, account), source, entry)));
        });
        Map<UUID, ObjectNode> objects = new TreeMap<>();
        folded.objects().forEach(object -> {
            UUID id = objectId(source, object);
            objects.put(id, withDigest(objectRow(common(id, matter, source, account), source, object)));
        });
        return new FoldRows(new TreeMap<>(Map.of(matter, account)), entries, objects);
    }

    static UUID accountId(UUID source, Reference account) {
        return Ids.derived(source.toString(), "account", account.value());
    }

    static UUID objectId(UUID source, FoldedObject object) {
        return MatterPlan.objectId(
                source, new Reference(object.type(), object.reference().value()).toString());
    }

    private static ObjectNode common(UUID id, UUID matter, UUID source, Optional<UUID> account) {
        ObjectNode row = JSON.objectNode();
        row.put("id", id.toString());
        row.put("matter_id", matter.toString());
        row.put("source_id", source.toString());
        account.ifPresent(a -> row.put("account_id", a.toString()));
        return row;
    }

    private static ObjectNode entryRow(ObjectNode row, UUID source, FoldedEntry entry) {
        row.put("kind", entry.kind().wireName());
        row.put("fact_key", entry.key());
        row.put("occurred_at", FactJson.text(entry.occurredAt()));
        row.put("tie", entry.kind().order());
        row.put("recorded_at", FactJson.text(entry.recordedAt()));
        row.put("late", entry.occurredAt().plus(LATE).isBefore(entry.recordedAt()));
        row.put("unexpected", entry.unexpected());
        entry.status().ifPresent(status -> row.put("status", status));
        putMoney(row, entry.amount());
        row.put("search", searchText(entry));
        row.set("refs", FactJson.references(entry.about()));
        ObjectNode detail = detail(entry.attributes(), entry.about(), entry.related());
        detail.put("summary", entry.summary());
        row.set("detail", detail);
        row.set("origins", origins(entry.origins()));
        ArrayNode former = row.putArray("former");
        entry.former()
                .forEach(key -> former.add(TellingStore.entryId(source, key).toString()));
        return row;
    }

    private static ObjectNode objectRow(ObjectNode row, UUID source, FoldedObject object) {
        row.put("type", object.type().wireName());
        row.put("reference", object.reference().value());
        object.status().ifPresent(status -> row.put("status", status));
        putMoney(row, object.amount());
        row.put("occurred_at", FactJson.text(object.occurredAt()));
        row.put("recorded_at", FactJson.text(object.recordedAt()));
        row.put("unexpected", object.unexpected());
        ObjectNode state = detail(object.attributes(), object.about(), object.related());
        ArrayNode entries = state.putArray("entries");
        object.entryKeys()
                .forEach(key -> entries.add(TellingStore.entryId(source, key).toString()));
        row.set("state", state);
        return row;
    }

    private static ObjectNode detail(Attributes attributes, List<Reference> about, List<Reference> related) {
        ObjectNode detail = JSON.objectNode();
        detail.set("attributes", FactJson.attributes(attributes.present()));
        detail.set("about", FactJson.references(about));
        detail.set("related", FactJson.references(related));
        return detail;
    }

    /** One origin for each event, in the provider's order of time. */
    private static ArrayNode origins(List<Telling> tellings) {
        Map<String, Telling> byEvent = new TreeMap<>();
        tellings.forEach(t -> byEvent.putIfAbsent(FactJson.text(t.toldAt()) + " " + t.toldBy(), t));
        ArrayNode origins = JSON.arrayNode();
        byEvent.values().forEach(t -> origins.addObject()
                .put("inbound_event", t.inboundId().toString())
                .put("type", t.toldType())
                .put("reference", t.toldBy())
                .put("occurred_at", FactJson.text(t.toldAt()))
                .put("recorded_at", FactJson.text(t.recordedAt()))
                .put("origin", t.origin()));
        return origins;
    }

    private static String searchText(FoldedEntry entry) {
        List<String> words = new ArrayList<>();
        words.add(entry.summary());
        entry.about().forEach(reference -> words.add(reference.value()));
        entry.attributes().values().values().forEach(value -> {
            if (value instanceof String text) {
                words.add(text);
            } else if (value instanceof List<?> list) {
                list.forEach(item -> words.add(String.valueOf(item)));
            }
        });
        return String.join("\n", words).toLowerCase(Locale.ROOT);
    }

    private static void putMoney(ObjectNode row, Optional<Money> money) {
        money.ifPresent(m ->
                row.put("amount", m.minorUnits()).put("currency", m.currency().code()));
    }

    private static ObjectNode withDigest(ObjectNode row) {
        return row.put("digest", Ids.derived("digest", row.toString()).toString());
    }
}
