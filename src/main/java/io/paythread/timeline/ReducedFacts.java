package io.paythread.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Facts as the stored body of an event whose own bytes are gone. Reading gives what was written, so that projecting the
 * event again makes the same entries.
 */
public final class ReducedFacts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReducedFacts() {}

    /** A fact and its place among the facts of the event's own bytes. */
    public record Placed(int place, Fact fact) {}

    /** As bytes. */
    public static byte[] write(List<Placed> facts) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode all = root.put("reduced", true).putArray("facts");
        facts.forEach(placed -> all.add(SaidJson.write(placed.fact()).put("place", placed.place())));
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** What was written. */
    public static List<Placed> read(byte[] body) {
        try {
            List<Placed> facts = new ArrayList<>();
            for (JsonNode node : JSON.readTree(body).path("facts")) {
                facts.add(new Placed(node.path("place").intValue(), SaidJson.read(node)));
            }
            return facts;
        } catch (IOException e) {
            throw new IllegalStateException("a reduced body is no JSON", e);
        }
    }
}
