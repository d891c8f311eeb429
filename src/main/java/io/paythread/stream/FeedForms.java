package io.paythread.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.feed.FeedRowView;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of the feed in forms other than a page: one row for each line, and a batch of CloudEvents. */
@Singleton
class FeedForms {
    static final String LINES = "application/x-ndjson";
    static final String EVENTS = "application/cloudevents-batch+json";

    private final ObjectMapper json;
    private final CloudEvents events;

    FeedForms(ObjectMapper json, CloudEvents events) {
        this.json = json;
        this.events = events;
    }

    String lines(List<FeedRowView> rows) {
        return rows.stream().map(row -> text(row) + "\n").collect(Collectors.joining());
    }

    String events(List<FeedRowView> rows) {
        return rows.stream()
                .map(row -> new String(events.write(row), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String text(FeedRowView row) {
        try {
            return json.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException("a row cannot be written", e));
        }
    }
}
