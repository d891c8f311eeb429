package io.paythread.casework;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Words that say what a number next to them is. In plain form. */
final class ContextWords {
    private static final JsonObject DATA = CaseworkData.read("context_words.json");

    static final Stems ORDER = Stems.ofWords(list("order"));
    static final Stems GIFT = Stems.ofBeginnings(list("gift"));
    /** Numbers of parcels, telephones, devices, houses, gift cards: ours are no such things. */
    static final Stems ELSEWHERE = Stems.ofWords(list("elsewhere")).and(GIFT);

    static final Stems PRICE = Stems.ofWords(list("price"));
    /** How words begin that say that money moved. */
    static final Stems PAID = Stems.ofBeginnings(list("paid"));

    static final List<String> TWICE = list("twice");

    static final List<String> CARD = list("card");
    static final List<String> EACH = list("each");
    static final List<String> YESTERDAY = list("yesterday");
    static final List<String> TODAY = list("today");
    static final List<String> THANKS = list("thanks");
    static final List<String> ORIGINAL_MESSAGE = list("original_message");
    static final List<String> WROTE = list("wrote");

    private ContextWords() {}

    private static List<String> list(String name) {
        return CaseworkData.phrases(DATA.getJsonArray(name));
    }

    static boolean in(String plain, List<String> words) {
        return words.stream().anyMatch(word -> Plain.holds(plain, word));
    }

    /** The place behind the last of these words; -1 where none stands there. */
    static int lastEnd(String plain, List<String> words) {
        int last = -1;
        for (String word : words) {
            for (int at = Plain.find(plain, word, 0); at >= 0; at = Plain.find(plain, word, at + 1)) {
                last = Math.max(last, at + word.length());
            }
        }
        return last;
    }
}
