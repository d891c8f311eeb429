package io.paythread.casework;

import io.paythread.casework.Passage.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells what somebody wrote from what their mail program repeated below it. */
final class Quotes {
    private Quotes() {}

    /** The words of a mail: the writer's own, and, where there are any, the repeated ones. */
    static List<Passage> passages(Place place, Instant at, String text) {
        StringBuilder own = new StringBuilder();
        StringBuilder quoted = new StringBuilder();
        boolean below = false;
        for (String line : text.split("\\R", -1)) {
            below = below || beginsQuotation(line);
            (below || line.strip().startsWith(">") ? quoted : own).append(line).append('\n');
        }
        List<Passage> passages = new ArrayList<>();
        if (!own.toString().isBlank()) {
            passages.add(new Passage(place, at, own.toString(), false));
        }
        if (!quoted.toString().isBlank()) {
            passages.add(new Passage(place, at, quoted.toString(), true));
        }
        return passages;
    }

    private static boolean beginsQuotation(String line) {
        String plain = Plain.of(line);
        return ContextWords.WROTE.stream().anyMatch(plain::endsWith)
                || ((plain.startsWith("--") || plain.startsWith("__"))
                        && ContextWords.ORIGINAL_MESSAGE.stream().anyMatch(plain::contains));
    }
}
