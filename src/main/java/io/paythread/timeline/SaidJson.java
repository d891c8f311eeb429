package io.paythread.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.fact.Moment;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Facts of every kind as JSON: also what accounts say of people, which no telling keeps. */
final class SaidJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SaidJson() {}

    static ObjectNode write(Fact fact) {
        if (fact instanceof Fact.Identified said) {
            ObjectNode node = moment(said.moment());
            node.put("account", said.party().account().value())
                    .put("guest", said.party().guest());
            ArrayNode identifiers = node.putArray("says");
            said.identifiers().forEach(one -> identifiers
                    .addObject()
                    .put("slot", one.slot())
                    .put("type", one.type().wireName())
                    .put("value", one.value())
                    .put("verified", one.verified())
                    .put("removed", one.removed()));
            return node;
        }
        if (fact instanceof Fact.Merged merged) {
            return moment(merged.moment())
                    .put("merged", merged.account().toString())
                    .put("into", merged.into().toString());
        }
        return FactJson.write(fact);
    }

    static Fact read(JsonNode node) {
        if (node.has("says")) {
            List<Identifier> identifiers = new ArrayList<>();
            node.path("says")
                    .forEach(one -> identifiers.add(new Identifier(
                            one.path("slot").textValue(),
                            Identifier.Type.valueOf(one.path("type").textValue().toUpperCase(Locale.ROOT)),
                            one.path("value").textValue(),
                            one.path("verified").booleanValue(),
                            one.path("removed").booleanValue())));
            Reference account =
                    FactJson.reference("account:" + node.path("account").textValue());
            return new Fact.Identified(
                    new Party(account, node.path("guest").booleanValue()), moment(node), identifiers);
        }
        if (node.has("merged")) {
            return new Fact.Merged(
                    FactJson.reference(node.path("merged").textValue()),
                    FactJson.reference(node.path("into").textValue()),
                    moment(node));
        }
        return FactJson.read(node);
    }

    private static ObjectNode moment(Moment moment) {
        return JSON.objectNode()
                .put("occurred_at", FactJson.text(moment.occurredAt()))
                .put("rank", moment.rank())
                .put("step", moment.step());
    }

    private static Moment moment(JsonNode node) {
        return new Moment(
                Instant.parse(node.path("occurred_at").textValue()),
                node.path("rank").intValue(),
                node.path("step").intValue());
    }
}
