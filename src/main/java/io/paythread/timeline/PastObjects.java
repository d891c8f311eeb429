package io.paythread.timeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The objects of a matter as they stood at a moment, by the same fold that writes the present ones. */
final class PastObjects {
    private PastObjects() {}

    /** Oldest first. Whose they are is told as it is known now. */
    static List<ObjectRow> fold(List<Telling> told, ObjectRow member, Instant asOf) {
        List<Telling> known = told.stream()
                .filter(telling -> !telling.recordedAt().isAfter(asOf))
                .toList();
        if (known.isEmpty()) {
            return List.of();
        }
        return FoldRows.of(member.matterId(), member.sourceId(), Matters.fold(known)).objects().values().stream()
                .map(node -> row(node, member.customerId()))
                .sorted(Comparator.comparing(ObjectRow::occurredAt).thenComparing(ObjectRow::id))
                .toList();
    }

    private static ObjectRow row(ObjectNode node, Optional<UUID> customer) {
        return new ObjectRow(
                UUID.fromString(node.path("id").textValue()),
                ObjectType.ofWireName(node.path("type").textValue()),
                UUID.fromString(node.path("source_id").textValue()),
                node.path("reference").textValue(),
                UUID.fromString(node.path("matter_id").textValue()),
                text(node, "account_id").map(UUID::fromString),
                customer,
                text(node, "status"),
                text(node, "currency")
                        .map(currency -> new MoneyView(node.path("amount").longValue(), currency)),
                Instant.parse(node.path("occurred_at").textValue()),
                Instant.parse(node.path("recorded_at").textValue()),
                node.path("unexpected").booleanValue(),
                new JsonObject(node.path("state").toString()));
    }

    private static Optional<String> text(ObjectNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue());
    }
}
