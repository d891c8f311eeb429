package io.paythread.adapters;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import io.paythread.platform.money.Money;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what came of an event as JSON that people can review. */
final class FactText {
    private static final ObjectWriter WRITER =
            new ObjectMapper().writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private FactText() {}

    static String of(@Nullable String verdict, SplitEvent event, Translation translation) {
        Map<String, Object> whole = new LinkedHashMap<>();
        if (verdict != null) {
            whole.put("verdict", verdict);
        }
        whole.put("event", event(event));
        whole.putAll(translation(translation));
        try {
            return WRITER.writeValueAsString(whole) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }

    private static Map<String, Object> event(SplitEvent event) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("reference", event.reference());
        event.twin().ifPresent(twin -> map.put("twin", twin));
        map.put("type", event.type());
        event.providerTime().ifPresent(time -> map.put("provider_time", time.toString()));
        map.put("partition_key", event.partitionKey());
        map.put("form", event.form().name());
        return map;
    }

    private static Map<String, Object> translation(Translation translation) {
        if (translation instanceof Translation.Facts facts) {
            return Map.of("facts", facts.facts().stream().map(FactText::fact).toList());
        }
        if (translation instanceof Translation.Ignored ignored) {
            return Map.of("ignored", ignored.reason());
        }
        if (translation instanceof Translation.NeedsFetch fetch) {
            return Map.of("needs_fetch", fetch.url());
        }
        return Map.of("unreadable", ((Translation.Unreadable) translation).reason());
    }

    private static Map<String, Object> fact(Fact fact) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.putAll(fact.accept(new Words()));
        map.put("at", fact.moment().occurredAt().toString());
        map.put("rank", fact.moment().rank());
        map.put("step", fact.moment().step());
        return map;
    }

    private static final class Words implements Fact.Visitor<Map<String, Object>> {
        @Override
        public Map<String, Object> happened(Fact.Happened fact) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("happened", fact.kind().wireName());
            map.put("key", fact.key());
            put(map, fact.about(), fact.related(), fact.party(), fact.attributes());
            return map;
        }

        @Override
        public Map<String, Object> described(Fact.Described fact) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("described", fact.about().get(0).toString());
            put(map, fact.about(), fact.related(), fact.party(), fact.attributes());
            return map;
        }

        @Override
        public Map<String, Object> identified(Fact.Identified fact) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("identified", party(fact.party()));
            map.put(
                    "identifiers",
                    fact.identifiers().stream().map(Words::identifier).toList());
            return map;
        }

        @Override
        public Map<String, Object> merged(Fact.Merged fact) {
            return Map.of("merged", fact.account() + " into " + fact.into());
        }

        private static void put(
                Map<String, Object> map,
                List<Reference> about,
                List<Reference> related,
                Optional<Party> party,
                Attributes attributes) {
            map.put("about", about.stream().map(Reference::toString).toList());
            map.put("related", related.stream().map(Reference::toString).toList());
            party.ifPresent(whose -> map.put("party", party(whose)));
            Map<String, Object> details = new LinkedHashMap<>();
            attributes.values().forEach((attribute, value) -> details.put(attribute.wireName(), value(value)));
            map.put("attributes", details);
        }

        private static String party(Party party) {
            return (party.guest() ? "guest " : "") + party.account();
        }

        private static String identifier(Identifier identifier) {
            String value = identifier.removed() ? "(removed)" : "\"" + identifier.value() + "\"";
            return identifier.slot() + " " + identifier.type().wireName() + " " + value
                    + (identifier.verified() ? " verified" : "");
        }

        private static Object value(Object value) {
            if (value instanceof Money money) {
                return money.minorUnits() + " " + money.currency();
            }
            return value instanceof Number || value instanceof Boolean || value instanceof List<?>
                    ? value
                    : value.toString();
        }
    }
}
