package io.paythread.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Reads small JSON documents at addresses of the configuration: what a provider says of itself, and its keys. Over https,
 * or http on this machine. Redirects are not followed; time and size are bounded.
 */
@Singleton
class JsonFetch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A set of a hundred keys fits. */
    private static final int MAX_BYTES = 262_144;

    private static final int MAX_CONNECTIONS = 4;
    /** Who comes when so many wait is sent away: the other side does not answer. */
    private static final int MAX_WAITING = 64;

    private static final int OK = 200;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpClient client;
    /** Not the API's mapper, which refuses what it does not know. */
    private final ObjectMapper json = new ObjectMapper();

    JsonFetch(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setVerifyHost(true));
    }

    /** Whether nobody on the way can change what is read there. */
    static boolean isSafe(String address) {
        URI uri = URI.create(address);
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost())));
    }

    /** The document; fails where there is none, or where it is too large or takes too long. */
    Uni<JsonNode> get(String address) {
        if (!isSafe(address)) {
            return Uni.createFrom().failure(new IOException("neither https nor on this machine: " + address));
        }
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(request(address)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(body -> parse(address, body));
    }

    private Future<Buffer> request(String address) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(address)
                .setMethod(HttpMethod.GET)
                .setTimeout(PATIENCE.toMillis())
                .putHeader("Accept", "application/json");
        return client.request(options).compose(request -> request.send()).compose(response -> body(address, response));
    }

    private static Future<Buffer> body(String address, HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer received = Buffer.buffer();
        var unused = response.handler(chunk -> {
                    if (received.length() + chunk.length() > MAX_BYTES) {
                        whole.tryFail(new IOException("more than " + MAX_BYTES + " bytes at " + address));
                        response.request().reset();
                    } else {
                        received.appendBuffer(chunk);
                    }
                })
                .exceptionHandler(whole::tryFail)
                .endHandler(end -> finish(address, response, received, whole));
        return whole.future();
    }

    private static void finish(String address, HttpClientResponse response, Buffer received, Promise<Buffer> whole) {
        if (response.statusCode() == OK) {
            whole.tryComplete(received);
        } else {
            whole.tryFail(new IOException("status " + response.statusCode() + " at " + address));
        }
    }

    private JsonNode parse(String address, Buffer body) {
        try {
            return json.readTree(body.getBytes());
        } catch (IOException e) {
            throw new IllegalStateException("no JSON at " + address);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
