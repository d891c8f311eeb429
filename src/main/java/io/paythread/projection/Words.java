package io.paythread.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of bytes that nobody could read as facts: whole values of JSON and what stands between spaces and signs in
 * them, in lower case. Bytes that are no JSON are taken as text. Pure.
 */
final class Words {
    /** Ids, addresses and telephone numbers are no longer. */
    private static final int LONGEST = 320;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{Alnum}@.+_:/-]+");
    /** An id may stand behind its type: {@code zen:ticket:35436}. */
    private static final Pattern PARTS = Pattern.compile("[/:]");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Words() {}

    static Set<String> of(byte[] body) {
        Set<String> words = new HashSet<>();
        try {
            collect(JSON.readTree(body), words);
        } catch (IOException noJson) {
            take(new String(body, StandardCharsets.UTF_8), words);
        }
        return words;
    }

    private static void collect(JsonNode node, Set<String> words) {
        if (node.isValueNode()) {
            take(node.asText(), words);
        }
        node.forEach(child -> collect(child, words));
    }

    private static void take(String text, Set<String> words) {
        add(text, words);
        BETWEEN.splitAsStream(text).forEach(word -> {
            add(word, words);
            PARTS.splitAsStream(word).forEach(part -> add(part, words));
        });
    }

    private static void add(String text, Set<String> words) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.length() > 3 && word.length() <= LONGEST) {
            words.add(word);
        }
    }
}
