package io.paythread.scenario;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What timelines said of holes whenever somebody looked. */
final class HolesNamed {
    private final Set<String> open = new TreeSet<>();
    private final Set<String> filled = new TreeSet<>();

    /** One look at a timeline. */
    void look(JsonPath timeline) {
        List<Map<String, Object>> lines = timeline.getList("completeness");
        for (int i = 0; i < lines.size(); i++) {
            String source = timeline.getString("completeness[" + i + "].source");
            List<Map<String, String>> gaps = timeline.getList("completeness[" + i + "].gaps");
            gaps.forEach(gap -> remember(source, gap));
        }
    }

    private void remember(String source, Map<String, String> gap) {
        String hole = source + ' ' + gap.get("from") + ' ' + gap.get("to");
        if ("open".equals(gap.get("state"))) {
            open.add(hole);
        } else if ("backfilled".equals(gap.get("state"))) {
            filled.add(hole);
        }
    }

    /** Those that were named while open, of all sources. */
    Set<String> open() {
        return open;
    }

    /** Those that were said to be filled. */
    Set<String> filled() {
        return filled;
    }

    /** The hole of this source in which something of this time was said to be missing. */
    Optional<String> around(String source, Instant at) {
        return open.stream()
                .filter(hole -> {
                    String[] words = hole.split(" ", 3);
                    return words[0].equals(source)
                            && !at.isBefore(Instant.parse(words[1]))
                            && !at.isAfter(Instant.parse(words[2]));
                })
                .findFirst();
    }
}
