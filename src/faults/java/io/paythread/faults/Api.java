package io.paythread.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;

/** The service as its callers see it. */
final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Replica replica;

    Api(Replica replica) {
        this.replica = replica;
    }

    JsonObject get(String path) throws IOException {
        return send(HttpRequest.newBuilder(replica.at(path)).GET());
    }

    JsonObject post(String path, JsonObject body) throws IOException {
        return send(HttpRequest.newBuilder(replica.at(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
    }

    /** Changes what nobody else has changed meanwhile. */
    JsonObject patch(String path, JsonObject body) throws IOException {
        HttpResponse<String> present =
                answer(HttpRequest.newBuilder(replica.at(path)).GET());
        return send(HttpRequest.newBuilder(replica.at(path))
                .header("Content-Type", "application/json")
                .header("If-Match", present.headers().firstValue("ETag").orElse("*"))
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body.encode())));
    }

    /** Every item of a list, page by page. */
    void each(String path, Consumer<JsonObject> item) throws IOException {
        String next = path;
        while (next != null) {
            JsonObject page = get(next);
            JsonArray data = page.getJsonArray("data");
            data.forEach(one -> item.accept((JsonObject) one));
            String link = page.getJsonObject("links").getString("next");
            next = link == null ? null : relative(link);
        }
    }

    private static String relative(String link) {
        URI uri = URI.create(link);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private JsonObject send(HttpRequest.Builder request) throws IOException {
        String body = answer(request).body();
        return body.isEmpty() ? new JsonObject() : new JsonObject(body);
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException {
        HttpRequest whole = request.timeout(PATIENCE)
                .header("Authorization", "Bearer " + Replica.KEY)
                .build();
        try {
            HttpResponse<String> answer = http.send(whole, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(whole.method() + " " + whole.uri() + " was answered with " + answer.statusCode()
                        + ": " + answer.body());
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
