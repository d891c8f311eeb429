package io.paythread.casework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** What people of one language write, out of {@code held_out.txt}. */
record HeldOutWords(String language, Map<String, String> lines) {

    /** Of all twelve languages. */
    static List<HeldOutWords> all() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        String language = "";
        for (String line : text().split("\n", -1)) {
            if (line.startsWith("[")) {
                language = line.substring(1, 3);
                all.put(language, new HashMap<>());
            } else if (!line.startsWith("#") && !line.isBlank()) {
                int colon = line.indexOf(": ");
                Objects.requireNonNull(all.get(language)).put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return all.entrySet().stream()
                .map(entry -> new HeldOutWords(entry.getKey(), Map.copyOf(entry.getValue())))
                .toList();
    }

    private static String text() {
        try (InputStream in = HeldOutWords.class.getResourceAsStream("/casework/held_out.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the ways to say it. */
    String one(String key, SplittableRandom random) {
        String[] ways = line(key).split(" \\| ", -1);
        return ways[random.nextInt(ways.length)].replace("\\n", "\n");
    }

    private String line(String key) {
        return Objects.requireNonNull(lines.get(key), key);
    }

    String month(int month) {
        return line("months").split(" ", -1)[month - 9];
    }
}
