package io.paythread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Calls to our own API for tests that make thousands: over connections that stay, and without a script to compile for
 * each value, which {@link Api} spends most of its time on.
 */
public final class QuickApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private QuickApi() {}

    /** Any answer. */
    public static HttpResponse<String> get(String path) {
        return ask(request(path));
    }

    /** Any answer to a JSON body. */
    public static HttpResponse<String> post(String path, String json) {
        return ask(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** The answer's body; anything but 200 fails. */
    public static String text(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** The same as a tree. */
    public static JsonNode json(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object with this reference, where looking it up leads. */
    public static JsonNode object(String reference) {
        return json(json("/v1/lookup?ref=" + reference).at("/data/0/url").asText());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Api.KEY);
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
