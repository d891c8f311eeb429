package io.paythread.adapters.helpdesk.zendesk;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.paythread.platform.limit.ProviderJson;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What a body is: an event of a subscription, our trigger template filled in, or neither. */
sealed interface ZendeskBody {

    /** The envelope of an event subscription. */
    record Event(Fields envelope) implements ZendeskBody {
        static final String TYPE_PREFIX = "zen:event-type";

        String type() {
            return envelope.text("type").orElse("");
        }

        /** The type without its prefix: {@code ticket.created}. The documentation writes some with a slash. */
        String shortName() {
            return type().substring(Math.min(type().length(), TYPE_PREFIX.length() + 1));
        }
    }

    /** The fields of our trigger template. */
    record Trigger(TriggerFields fields) implements ZendeskBody {}

    /** Neither; the reason quotes nothing of it. */
    record Unknown(String reason) implements ZendeskBody {}

    /**
     * Reads a body. A field that stands twice makes the JSON invalid here: in a trigger's body it can be a comment that
     * carries quotation marks and field names.
     */
    static ZendeskBody read(byte[] bytes) {
        JsonNode json = parse(bytes);
        if (json.path("type").asText().startsWith(Event.TYPE_PREFIX)) {
            return new Event(new Fields(json));
        }
        Optional<Map<String, String>> values = TriggerTemplate.read(json).or(() -> TriggerTemplate.readText(bytes));
        if (values.isPresent()) {
            return new Trigger(new TriggerFields(values.get()));
        }
        return new Unknown(
                json.isObject()
                        ? "neither an event nor the complete trigger template"
                        : "not a JSON object and not the trigger template");
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode json = Json.MAPPER.readTree(bytes);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The one reader of JSON here; safe for use by many threads. */
    final class Json {
        private static final ObjectMapper MAPPER = JsonMapper.builder(ProviderJson.factory())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        private Json() {}
    }
}
