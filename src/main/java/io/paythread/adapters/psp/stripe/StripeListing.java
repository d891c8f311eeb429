package io.paythread.adapters.psp.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.ThinEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a list, put into an envelope like an event's, its own bytes untouched. The reference is made of the object
 * and of what it looks like: the same look is the same event, however often it is read.
 */
final class StripeListing {
    /** The type of such an envelope, before the sort of object. */
    static final String TYPE = "paythread.listed.";

    private static final int DIGEST_LENGTH = 16;

    private StripeListing() {}

    /** Empty where the object has no id. */
    static Optional<SplitEvent> of(byte[] bytes) {
        return StripeJson.read(bytes).flatMap(object -> object.id("id")
                .flatMap(id -> Optional.ofNullable(object.text("object")).map(sort -> event(object, id, sort, bytes))));
    }

    private static SplitEvent event(StripeObject object, String id, String sort, byte[] bytes) {
        String reference = "list:" + id + ":" + digest(object.node());
        return event(object, reference, TYPE + word(sort), Optional.ofNullable(object.time("created")), bytes);
    }

    /**
     * What a thin event names, as an event of the same type, which bears the snapshot's name after {@code v1.}, and of the
     * same time. Empty where the bytes are no object.
     */
    static Optional<SplitEvent> ofThin(ThinEvent thin, byte[] bytes) {
        String type = thin.type().startsWith("v1.") ? thin.type().substring(3) : thin.type();
        return StripeJson.read(bytes)
                .map(object -> event(object, "object:" + thin.reference(), type, Optional.of(thin.at()), bytes));
    }

    private static SplitEvent event(
            StripeObject object, String reference, String type, Optional<Instant> at, byte[] bytes) {
        String head = "{\"id\":" + quoted(reference) + ",\"object\":\"event\",\"type\":" + quoted(type)
                + ",\"created\":"
                + at.map(time -> Long.toString(time.getEpochSecond())).orElse("null")
                + ",\"data\":{\"object\":";
        return new SplitEvent(
                reference,
                Optional.empty(),
                type,
                at,
                StripeSplit.partitionKey(object).orElse(reference),
                SplitEvent.Form.SNAPSHOT,
                body(head, bytes));
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    /** What no list of Stripe's is called is unknown. */
    private static String word(String sort) {
        return sort.matches("[a-z_.]{1,60}") ? sort : "unknown";
    }

    private static byte[] body(String head, byte[] object) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + object.length + 2);
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(object);
        all.writeBytes("}}".getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    /** Addresses with a token in them ({@code receipt_url}) are another each time and say nothing new. */
    private static String digest(JsonNode node) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(StripeJson.canonical(lasting(node)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, DIGEST_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private static JsonNode lasting(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getKey().endsWith("_url") && !field.getKey().endsWith("_pdf")) {
                kept.set(field.getKey(), lasting(field.getValue()));
            }
        }
        return kept;
    }
}
