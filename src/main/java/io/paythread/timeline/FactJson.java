package io.paythread.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts, details and references as JSON, the same on every replica and in every order of arrival. */
final class FactJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private FactJson() {}

    /** Of what happened or was described. */
    static ObjectNode write(Fact fact) {
        ObjectNode node = JSON.objectNode();
        if (fact instanceof Fact.Happened happened) {
            node.put("kind", happened.kind().wireName()).put("key", happened.key());
            return write(
                    node,
                    happened.moment(),
                    happened.about(),
                    happened.related(),
                    happened.party(),
                    happened.attributes());
        }
        if (fact instanceof Fact.Described described) {
            return write(
                    node,
                    described.moment(),
                    described.about(),
                    described.related(),
                    described.party(),
                    described.attributes());
        }
        throw new IllegalArgumentException("what accounts say is not kept as a fact: " + fact.getClass());
    }

    private static ObjectNode write(
            ObjectNode node,
            Moment moment,
            List<Reference> about,
            List<Reference> related,
            Optional<Party> party,
            Attributes attributes) {
        node.put("occurred_at", text(moment.occurredAt()));
        node.put("rank", moment.rank()).put("step", moment.step());
        node.set("about", references(about));
        node.set("related", references(related));
        party.ifPresent(whose -> node.set(
                "party",
                JSON.objectNode().put("account", whose.account().value()).put("guest", whose.guest())));
        node.set("attributes", attributes(attributes));
        return node;
    }

    static Fact read(JsonNode node) {
        Moment moment = new Moment(
                Instant.parse(node.get("occurred_at").textValue()),
                node.get("rank").intValue(),
                node.get("step").intValue());
        List<Reference> about = references(node.get("about"));
        List<Reference> related = references(node.get("related"));
        Optional<Party> party = Optional.ofNullable(node.get("party")).map(FactJson::party);
        Attributes attributes = attributes(node.get("attributes"));
        return node.has("kind")
                ? new Fact.Happened(
                        Kind.ofWireName(node.get("kind").textValue()),
                        node.get("key").textValue(),
                        moment,
                        about,
                        related,
                        party,
                        attributes)
                : new Fact.Described(moment, about, related, party, attributes);
    }

    static ArrayNode references(List<Reference> references) {
        ArrayNode array = JSON.arrayNode();
        references.forEach(reference -> array.add(reference.toString()));
        return array;
    }

    static ObjectNode attributes(Attributes attributes) {
        ObjectNode node = JSON.objectNode();
        attributes.values().forEach((attribute, value) -> node.set(attribute.wireName(), value(value)));
        return node;
    }

    static String text(Instant instant) {
        return MICROS.format(instant);
    }

    static Reference reference(String text) {
        int colon = text.indexOf(':');
        return new Reference(ObjectType.ofWireName(text.substring(0, colon)), text.substring(colon + 1));
    }

    private static List<Reference> references(JsonNode array) {
        List<Reference> references = new ArrayList<>();
        array.forEach(item -> references.add(reference(item.textValue())));
        return references;
    }

    private static Party party(JsonNode node) {
        return new Party(
                new Reference(ObjectType.ACCOUNT, node.get("account").textValue()),
                node.get("guest").booleanValue());
    }

    /** Without those that a newer version wrote and this one does not know: the two run side by side during an upgrade. */
    private static Attributes attributes(JsonNode node) {
        Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
        node.properties().forEach(field -> {
            Attribute.named(field.getKey())
                    .ifPresent(attribute -> values.put(attribute, value(attribute, field.getValue())));
        });
        return new Attributes(values);
    }

    private static JsonNode value(Object value) {
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Instant instant) {
            return JSON.textNode(text(instant));
        }
        if (value instanceof Money money) {
            return JSON.objectNode()
                    .put("amount", money.minorUnits())
                    .put("currency", money.currency().code());
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(item -> array.add(String.valueOf(item)));
            return array;
        }
        throw new IllegalArgumentException("no attribute holds a " + value.getClass());
    }

    private static Object value(Attribute attribute, JsonNode node) {
        return switch (attribute.type()) {
            case TEXT -> node.textValue();
            case NUMBER -> node.longValue();
            case FLAG -> node.booleanValue();
            case INSTANT -> Instant.parse(node.textValue());
            case MONEY ->
                Money.of(node.get("amount").longValue(), node.get("currency").textValue());
            case LIST -> {
                List<String> list = new ArrayList<>();
                node.forEach(item -> list.add(item.textValue()));
                yield list;
            }
        };
    }
}
