package io.paythread.insight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the metrics are, in words, and which ones are not given, and why. */
@Singleton
class Definitions {
    private static final String FILE = "/insight/definitions.json";

    private final Map<Metric, Definition> known = new EnumMap<>(Metric.class);
    private final List<InsightsView.UnavailableView> unavailable = new ArrayList<>();

    /** A metric in words. */
    record Definition(
            String name, String formula, String numerator, String denominator, String timeBasis, String dedup) {}

    Definitions() {
        JsonNode file = read();
        for (Metric metric : Metric.values()) {
            JsonNode node = file.path("metrics").path(metric.wireName());
            known.put(
                    metric,
                    new Definition(
                            text(node, metric, "name"),
                            text(node, metric, "formula"),
                            text(node, metric, "numerator"),
                            text(node, metric, "denominator"),
                            text(node, metric, "time_basis"),
                            text(node, metric, "dedup")));
        }
        file.path("unavailable")
                .properties()
                .forEach(entry -> unavailable.add(new InsightsView.UnavailableView(
                        entry.getKey(),
                        entry.getValue().path("name").asText(),
                        entry.getValue().path("reason").asText())));
    }

    private static JsonNode read() {
        try (InputStream in = Definitions.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no file " + FILE);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode node, Metric metric, String field) {
        String text = node.path(field).asText();
        if (text.isEmpty()) {
            throw new IllegalStateException(FILE + " says no " + field + " of " + metric.wireName());
        }
        return text;
    }

    Definition of(Metric metric) {
        Definition found = known.get(metric);
        if (found == null) {
            throw new IllegalStateException("nobody defines " + metric);
        }
        return found;
    }

    /** Metrics that what is known does not suffice for. */
    List<InsightsView.UnavailableView> unavailable() {
        return List.copyOf(unavailable);
    }
}
