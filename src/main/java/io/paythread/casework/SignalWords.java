package io.paythread.casework;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What customers say before they dispute, in twelve languages. Whoever writes in whatever language is understood. */
final class SignalWords {
    static final String DUPLICATE_CHARGE = "duplicate_charge";
    static final String REFUND_REQUEST = "refund_request";
    static final String REFUND_MISSING = "refund_missing";
    static final String CANCEL_REQUEST = "cancel_request";

    private static final String HIGH = "high";
    private static final String MEDIUM = "medium";
    private static final String LOW = "low";

    private static final JsonObject DATA = CaseworkData.read("ticket_signals.json");
    private static final Map<String, List<String>> PHRASES = phrases();

    private SignalWords() {}

    private static Map<String, List<String>> phrases() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Object each : DATA.getJsonArray("ticket_signals")) {
            JsonObject signal = (JsonObject) each;
            List<String> phrases = new ArrayList<>();
            JsonObject byLanguage = signal.getJsonObject("phrases");
            byLanguage
                    .fieldNames()
                    .forEach(language -> phrases.addAll(CaseworkData.phrases(byLanguage.getJsonArray(language))));
            all.put(signal.getString("id"), phrases.stream().distinct().toList());
        }
        return all;
    }

    /** The points of each signal, reducer and behaviour, by its name. */
    static Map<String, Integer> weights() {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String list : List.of("ticket_signals", "behaviour_signals", "reducers")) {
            for (Object each : DATA.getJsonArray(list)) {
                weights.put(((JsonObject) each).getString("id"), ((JsonObject) each).getInteger("weight"));
            }
        }
        return weights;
    }

    /** The bands of scores, highest first. */
    static List<String> bands() {
        return List.of(HIGH, MEDIUM, LOW);
    }

    /** From how many points on a score is in the band. */
    static int bandFrom(String band) {
        return band.equals(LOW)
                ? 0
                : DATA.getJsonObject("meta").getJsonObject("buckets").getInteger(band);
    }

    /** Up to how many points. */
    static int bandTo(String band) {
        int place = bands().indexOf(band);
        return place == 0 ? 100 : bandFrom(bands().get(place - 1)) - 1;
    }

    /** Changes with whatever these lists hold. */
    static String fingerprint() {
        return DATA.encode();
    }

    /** What to do with tickets of the band. */
    static String action(String band) {
        return DATA.getJsonObject("meta").getJsonObject("action").getString(band);
    }

    /** The classes that the text speaks of. */
    static Set<String> in(String text) {
        String plain = Plain.of(text);
        return PHRASES.entrySet().stream()
                .filter(signal -> signal.getValue().stream().anyMatch(phrase -> Plain.holds(plain, phrase)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
