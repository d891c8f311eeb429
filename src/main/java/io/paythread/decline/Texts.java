package io.paythread.decline;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All texts of one language. */
final class Texts {
    private static final Map<Language, Texts> LOADED = load();

    private final Map<String, Words> words = new TreeMap<>();
    private final Map<String, Template> messages = new TreeMap<>();
    private final Map<String, Said> states = new TreeMap<>();
    private final String unknownMethod;

    private Texts(JsonObject table) {
        JsonObject codes = table.getJsonObject("codes");
        codes.fieldNames().forEach(key -> words.put(key, words(codes.getJsonObject(key))));
        JsonObject told = table.getJsonObject("messages");
        told.fieldNames().forEach(key -> messages.put(key, Template.of(told.getString(key))));
        JsonObject said = table.getJsonObject("states");
        said.fieldNames().forEach(key -> states.put(key, said(said.getJsonObject(key))));
        unknownMethod = table.getString("method");
    }

    /** For people of the merchant. */
    record Words(String meaning, String agentNote, String nextStep) {}

    /** What is said of a payment in a state: to people of the merchant, and what they can answer the customer. */
    record Said(Template headline, Optional<Template> reply) {}

    private static Map<Language, Texts> load() {
        Map<Language, Texts> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, new Texts(Tables.read("texts_" + language.tag() + ".json")));
        }
        return all;
    }

    private static Words words(JsonObject row) {
        return new Words(row.getString("meaning"), row.getString("agent_note"), row.getString("next_step"));
    }

    private static Said said(JsonObject row) {
        return new Said(
                Template.of(row.getString("headline")),
                Optional.ofNullable(row.getString("reply")).map(Template::of));
    }

    static Texts in(Language language) {
        return present(LOADED, language);
    }

    Words words(String key) {
        return present(words, key);
    }

    Template message(String key) {
        return present(messages, key);
    }

    Said state(String key) {
        return present(states, key);
    }

    /** What stands for a method that nobody told of. */
    String unknownMethod() {
        return unknownMethod;
    }

    Set<String> messageKeys() {
        return messages.keySet();
    }

    Set<String> stateKeys() {
        return states.keySet();
    }

    private static <K, V> V present(Map<K, V> map, K key) {
        V found = map.get(key);
        if (found == null) {
            throw new IllegalStateException("there is no text for " + key);
        }
        return found;
    }
}
