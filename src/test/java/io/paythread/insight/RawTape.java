package io.paythread.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What happens, one event after another, as providers send it; a change makes of an event what stories do not have. */
abstract class RawTape {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Instant START = Instant.parse("2026-03-20T07:00:00Z");

    final Random random;
    final List<Step> steps = new ArrayList<>();
    int event;
    Instant now = START;

    RawTape(Random random) {
        this.random = random;
    }

    final Instant tick() {
        now = now.plusSeconds(1 + random.nextInt(4_000));
        return now;
    }

    final String next() {
        now = now.plusSeconds(1 + random.nextInt(50));
        event++;
        return "evt_" + event;
    }

    final void stripe(String body, Consumer<ObjectNode> change) {
        ObjectNode tree = (ObjectNode) read(body);
        change.accept(tree);
        steps.add(new Step(now.plusSeconds(2), Provider.STRIPE, tree.toString(), Step.Signing.GENUINE));
    }

    final void zendesk(String body) {
        steps.add(new Step(now.plusSeconds(2), Provider.ZENDESK, body, Step.Signing.GENUINE));
    }

    static ObjectNode object(JsonNode body) {
        return (ObjectNode) body.at("/data/object");
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
