package io.paythread.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.TimelineStore.Scope;
import io.paythread.timeline.TimelineStore.Window;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A timeline as it stood at a moment: folded from what had been told by then, with the same fold that writes the
 * present one. What was told later of an entry is not in it, nor is an entry of which nobody knew then whose it is.
 */
final class PastTimeline {
    private final List<Dated> inOrder;

    private PastTimeline(List<Dated> inOrder) {
        this.inOrder = inOrder;
    }

    /** An entry and what a search looks at. */
    private record Dated(EntryRow row, String search) {}

    /** Where a matter belongs, and to whom it belongs now. */
    record Matter(UUID source, Optional<UUID> customer) {}

    static PastTimeline fold(Map<UUID, List<Telling>> told, Map<UUID, Matter> matters, Instant asOf, Scope scope) {
        List<Dated> entries = new ArrayList<>();
        told.forEach((matter, tellings) -> {
            List<Telling> known = tellings.stream()
                    .filter(telling -> !telling.recordedAt().isAfter(asOf))
                    .toList();
            Matter of = matters.get(matter);
            if (of != null && !known.isEmpty()) {
                FoldRows.of(matter, of.source, Matters.fold(known)).entries().values().stream()
                        .map(node -> dated(node, of.customer))
                        .filter(entry -> scope.holds(entry.row))
                        .forEach(entries::add);
            }
        });
        entries.sort(Comparator.comparing((Dated entry) -> entry.row.key()));
        return new PastTimeline(entries);
    }

    /** The same part of the timeline that {@link TimelineStore} would give, nearest to the start first. */
    List<EntryRow> page(TimelineFilter filter, Window window) {
        List<Dated> wanted = new ArrayList<>(inOrder.stream()
                .filter(entry -> entry.row.key().compareTo(window.after()) > 0)
                .filter(entry -> entry.row.key().compareTo(window.before()) < 0)
                .filter(entry -> matches(entry, filter))
                .toList());
        if (!window.ascending()) {
            Collections.reverse(wanted);
        }
        return wanted.stream().limit(window.limit()).map(Dated::row).toList();
    }

    /** An entry of this timeline under the id that it had then, or has now. */
    Optional<EntryRow> one(UUID id) {
        return inOrder.stream()
                .map(Dated::row)
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    private static boolean matches(Dated entry, TimelineFilter filter) {
        EntryRow row = entry.row;
        return Stream.of(
                        filter.kinds().isEmpty() || filter.kinds().contains(row.kind()),
                        filter.source().map(row.sourceId()::equals).orElse(true),
                        filter.status()
                                .map(status -> row.status().equals(Optional.of(status)))
                                .orElse(true),
                        filter.minAmount().map(least -> reaches(row, least)).orElse(true),
                        filter.text()
                                .map(text -> entry.search.contains(text.toLowerCase(Locale.ROOT)))
                                .orElse(true))
                .allMatch(holds -> holds);
    }

    private static boolean reaches(EntryRow row, MoneyView least) {
        return row.money()
                .filter(money -> money.currency().equals(least.currency()) && money.amount() >= least.amount())
                .isPresent();
    }

    private static Dated dated(ObjectNode node, Optional<UUID> customer) {
        EntryRow row = new EntryRow(
                UUID.fromString(node.path("id").textValue()),
                UUID.fromString(node.path("matter_id").textValue()),
                UUID.fromString(node.path("source_id").textValue()),
                text(node, "account_id").map(UUID::fromString),
                customer,
                node.path("kind").textValue(),
                Instant.parse(node.path("occurred_at").textValue()),
                node.path("tie").intValue(),
                Instant.parse(node.path("recorded_at").textValue()),
                node.path("late").booleanValue(),
                node.path("unexpected").booleanValue(),
                text(node, "status"),
                text(node, "currency")
                        .map(currency -> new MoneyView(node.path("amount").longValue(), currency)),
                strings(node.path("refs")),
                new JsonObject(node.path("detail").toString()),
                new JsonArray(node.path("origins").toString()));
        return new Dated(row, node.path("search").textValue());
    }

    private static Optional<String> text(ObjectNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue());
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.textValue()));
        return strings;
    }
}
