package io.paythread.faults;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the live stream, and comes back with {@code Last-Event-ID} whenever it is cut, as a browser does. */
final class Listener {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<String> NO_ROWS = Set.of("ready", "cut");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supplier<Replica> replica;
    private final List<FeedRow> rows = new ArrayList<>();
    private final Thread thread = new Thread(this::listen, "listener");
    private volatile boolean stopping;
    private volatile @Nullable InputStream open;
    private @Nullable String lastId;
    private int connections;
    private int resets;

    /**
     * @param replica whom to connect to next
     */
    Listener(Supplier<Replica> replica) {
        this.replica = replica;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    synchronized List<FeedRow> rows() {
        return List.copyOf(rows);
    }

    synchronized int connections() {
        return connections;
    }

    /** How often the service said that the place to go on from is too old. */
    synchronized int resets() {
        return resets;
    }

    void stop() throws IOException, InterruptedException {
        stopping = true;
        InputStream stream = open;
        if (stream != null) {
            stream.close();
        }
        thread.interrupt();
        thread.join();
    }

    private void listen() {
        while (!stopping) {
            try {
                connect();
            } catch (IOException cut) {
                Patience.pause(PAUSE);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void connect() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(replica.get().at("/v1/stream?after=earliest"))
                .header("Authorization", "Bearer " + Replica.KEY)
                .header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        synchronized (this) {
            connections++;
        }
        try (InputStream stream = answer.body()) {
            open = stream;
            read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        }
    }

    /** Frame by frame (WHATWG HTML, 9.2.6): an id counts when its frame is whole. */
    private void read(BufferedReader lines) throws IOException {
        String id = null;
        String event = "";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                take(id, event, data.toString());
                event = "";
                data.setLength(0);
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            }
        }
    }

    private synchronized void take(@Nullable String id, String event, String data) {
        if (id != null) {
            lastId = id;
        }
        if (event.equals("reset")) {
            resets++;
        } else if (!data.isEmpty() && !NO_ROWS.contains(event)) {
            rows.add(FeedRow.from(new JsonObject(data)));
        }
    }
}
