package io.paythread.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator needs to see of bytes that could not be understood: their structure, ids, types, states, amounts and
 * times. What people are called and wrote is told by its length only. Only what is listed is shown, so a new field is
 * hidden until somebody has thought about it. Pure.
 *
 * @param payload maps, lists, texts, numbers and flags; a list alone under {@code items}; empty where the bytes are no JSON
 * @param hidden how many values are not shown
 */
record PayloadShape(Optional<Map<String, @Nullable Object>> payload, int bytes, int hidden) {
    /** Where a list stands that no field names. */
    private static final String ITEMS = "items";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Fields whose texts are words of a provider's vocabulary. Codes of declines are not: some may not be disclosed. */
    private static final Set<String> SHOWN = Set.of(
            "object",
            "type",
            "event_type",
            "status",
            "state",
            "currency",
            "api_version",
            "zendesk_event_version",
            "method",
            "channel",
            "priority");

    /** Ids that say more than which object it is: who holds a card, and who may act for the payer. */
    private static final Set<String> NEVER_SHOWN = Set.of("client_secret", "fingerprint");

    /** Ids and codes have no spaces and no at sign; a text that got into such a field all the same is hidden. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:/-]{1,120}");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+(Z|[+-]\\d\\d:?\\d\\d)?)?");
    /** Amounts, and times in seconds until the year 2100; telephone and card numbers are mostly larger. */
    private static final long MOST = 4_102_444_800L;
    /** Deeper than any event of a provider. */
    private static final int DEEPEST = 40;

    static PayloadShape of(byte[] body, Set<String> idFields) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root != null && root.isContainerNode()) {
                Walk walk = new Walk(idFields);
                Map<String, @Nullable Object> shown = root.isObject() ? walk.fields(root, 0) : walk.items(root);
                return new PayloadShape(Optional.of(shown), body.length, walk.hidden);
            }
        } catch (IOException noJson) {
            // Told by its length alone.
        }
        return new PayloadShape(Optional.empty(), body.length, 1);
    }

    private static final class Walk {
        private final Set<String> idFields;
        private int hidden;

        Walk(Set<String> idFields) {
            this.idFields = idFields;
        }

        private @Nullable Object value(String field, JsonNode node, int depth) {
            if (depth > DEEPEST) {
                hidden++;
                return "(deeper)";
            }
            if (node.isObject()) {
                return fields(node, depth);
            }
            if (node.isArray()) {
                List<@Nullable Object> items = new ArrayList<>();
                node.forEach(item -> items.add(value(field, item, depth + 1)));
                return items;
            }
            return node.isNull() ? null : scalar(field, node);
        }

        private Map<String, @Nullable Object> fields(JsonNode node, int depth) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            node.properties()
                    .forEach(each -> fields.put(each.getKey(), value(each.getKey(), each.getValue(), depth + 1)));
            return fields;
        }

        private Map<String, @Nullable Object> items(JsonNode list) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put(ITEMS, value("", list, 0));
            return fields;
        }

        private Object scalar(String field, JsonNode node) {
            if (node.isBoolean()) {
                return node.booleanValue();
            }
            if (node.isNumber()) {
                return idFields.contains(field) || Math.abs(node.doubleValue()) <= MOST
                        ? node.numberValue()
                        : hide("number");
            }
            String text = node.asText();
            boolean named = SHOWN.contains(field) || (idFields.contains(field) && !NEVER_SHOWN.contains(field));
            return (named && CODE.matcher(text).matches()) || TIME.matcher(text).matches()
                    ? text
                    : hide("text of " + text.length() + " characters");
        }

        private String hide(String what) {
            hidden++;
            return "(" + what + ")";
        }
    }
}
