package io.paythread.adapters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Moment;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import io.paythread.platform.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Events and what they mean as text that people review. */
public final class GoldenText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenText() {}

    /** One event and its translation. */
    public static ObjectNode of(SplitEvent event, Translation translation) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", event.type());
        node.put("reference", event.reference());
        event.twin().ifPresent(twin -> node.put("twin", twin));
        event.providerTime().ifPresent(time -> node.put("provider_time", time.toString()));
        node.put("partition_key", event.partitionKey());
        node.put("form", event.form().name().toLowerCase(java.util.Locale.ROOT));
        if (translation instanceof Translation.Facts facts) {
            ArrayNode array = node.putArray("facts");
            facts.facts().forEach(fact -> array.add(of(fact)));
        } else if (translation instanceof Translation.Ignored ignored) {
            node.put("ignored", ignored.reason());
        } else if (translation instanceof Translation.Unreadable unreadable) {
            node.put("unreadable", unreadable.reason());
        } else if (translation instanceof Translation.NeedsFetch fetch) {
            node.put("needs_fetch", fetch.url());
        } else {
            throw new AssertionError("no text for " + translation.getClass());
        }
        return node;
    }

    /** The text of a file, with line breaks of one kind everywhere. */
    public static String print(Collection<ObjectNode> events) {
        ArrayNode array = JSON.createArrayNode();
        events.forEach(array::add);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(array) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode of(Fact fact) {
        return fact.accept(new Fact.Visitor<>() {
            @Override
            public ObjectNode happened(Fact.Happened happened) {
                ObjectNode node = node("happened");
                node.put("kind", happened.kind().wireName());
                node.put("key", happened.key());
                moment(node, happened.moment());
                references(node, "about", happened.about());
                references(node, "related", happened.related());
                party(node, happened.party());
                attributes(node, happened.attributes());
                return node;
            }

            @Override
            public ObjectNode described(Fact.Described described) {
                ObjectNode node = node("described");
                moment(node, described.moment());
                references(node, "about", described.about());
                references(node, "related", described.related());
                party(node, described.party());
                attributes(node, described.attributes());
                return node;
            }

            @Override
            public ObjectNode identified(Fact.Identified identified) {
                ObjectNode node = node("identified");
                moment(node, identified.moment());
                party(node, Optional.of(identified.party()));
                ArrayNode array = node.putArray("identifiers");
                identified.identifiers().forEach(identifier -> {
                    ObjectNode item = array.addObject();
                    item.put("slot", identifier.slot());
                    item.put("type", identifier.type().wireName());
                    item.put("value", identifier.value());
                    item.put("verified", identifier.verified());
                    item.put("removed", identifier.removed());
                });
                return node;
            }

            @Override
            public ObjectNode merged(Fact.Merged merged) {
                ObjectNode node = node("merged");
                moment(node, merged.moment());
                node.put("account", merged.account().toString());
                node.put("into", merged.into().toString());
                return node;
            }
        });
    }

    private static ObjectNode node(String fact) {
        return JSON.createObjectNode().put("fact", fact);
    }

    private static void moment(ObjectNode node, Moment moment) {
        node.put("occurred_at", moment.occurredAt().toString());
        node.put("rank", moment.rank());
        node.put("step", moment.step());
    }

    private static void references(ObjectNode node, String name, List<Reference> references) {
        if (!references.isEmpty()) {
            ArrayNode array = node.putArray(name);
            references.forEach(reference -> array.add(reference.toString()));
        }
    }

    private static void party(ObjectNode node, Optional<Party> party) {
        party.ifPresent(p -> node.put("party", (p.guest() ? "guest " : "") + p.account()));
    }

    private static void attributes(ObjectNode node, Attributes attributes) {
        ObjectNode object = node.putObject("attributes");
        attributes.values().forEach((attribute, value) -> {
            if (value instanceof Money money) {
                object.put(attribute.wireName(), money.minorUnits() + " " + money.currency());
            } else if (value instanceof List<?> list) {
                ArrayNode array = object.putArray(attribute.wireName());
                list.forEach(item -> array.add(String.valueOf(item)));
            } else if (value instanceof Boolean flag) {
                object.put(attribute.wireName(), flag);
            } else if (value instanceof Long number) {
                object.put(attribute.wireName(), number);
            } else {
                object.put(attribute.wireName(), value.toString());
            }
        });
    }
}
