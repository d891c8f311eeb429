package io.paythread.stream;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A reader of a stream that takes server-sent events apart by itself. */
final class Listening implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    record Event(@Nullable String id, @Nullable String name, @Nullable String data, @Nullable String retry) {
        boolean isEnd() {
            return "end of stream".equals(name);
        }
    }

    private Listening(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            answer = http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Begins to read. */
    static Listening to(String path, String... headers) {
        Listening listening = new Listening(path, headers);
        Thread thread = new Thread(listening::read, "listening");
        thread.setDaemon(true);
        thread.start();
        return listening;
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The next event; fails when none comes. */
    Event next() {
        try {
            Event event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing came");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next so many rows; heartbeats are passed over. */
    List<Event> rows(int count) {
        List<Event> rows = new ArrayList<>();
        while (rows.size() < count) {
            Event event = next();
            if (event.isEnd()) {
                throw new AssertionError("the stream ended after " + rows);
            }
            if (event.data() != null && !"ready".equals(event.name())) {
                rows.add(event);
            }
        }
        return rows;
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String[] fields = new String[4];
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    events.add(new Event(fields[0], fields[1], fields[2], fields[3]));
                    fields = new String[4];
                } else {
                    field(fields, line);
                }
            }
        } catch (IOException e) {
            // Closed by this side.
        } finally {
            events.add(new Event(null, "end of stream", null, null));
        }
    }

    private static void field(String[] fields, String line) {
        int colon = line.indexOf(':');
        if (colon == 0) {
            return;
        }
        String value = line.substring(colon + 1).stripLeading();
        switch (line.substring(0, colon)) {
            case "id" -> fields[0] = value;
            case "event" -> fields[1] = value;
            case "data" -> fields[2] = fields[2] == null ? value : fields[2] + "\n" + value;
            case "retry" -> fields[3] = value;
            default -> throw new AssertionError(line);
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
