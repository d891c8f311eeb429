package io.paythread.dispute;

import io.paythread.dispute.Statement.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a draft has so far. A statement that no entry bears out is not taken. */
final class Draft {
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, String> fields = new TreeMap<>();

    void state(Topic topic, Instant at, String text, List<UUID> entries) {
        if (!entries.isEmpty()) {
            statements.add(
                    new Statement(topic, at, text, entries.stream().distinct().toList()));
        }
    }

    /** Fills a field; a blank text fills nothing. */
    void field(String name, String text) {
        if (!text.isBlank()) {
            fields.put(name, text);
        }
    }

    void field(String name, Optional<String> text) {
        text.ifPresent(value -> field(name, value));
    }

    /** The entries of the statements on a topic. */
    List<UUID> entries(Topic topic) {
        return statements.stream()
                .filter(statement -> statement.topic() == topic)
                .flatMap(statement -> statement.entries().stream())
                .toList();
    }

    /** The statements on these topics, in order of date, one a line. */
    String told(List<Topic> topics) {
        return statements.stream()
                .filter(statement -> topics.contains(statement.topic()))
                .sorted(Statement.BY_DATE)
                .map(Statement::text)
                .collect(Collectors.joining("\n"));
    }

    PackContent content(ProductType product, List<UUID> excerpts) {
        return new PackContent(product, fields, statements, excerpts);
    }
}
