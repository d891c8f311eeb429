package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of providers, and the keys in them: read within bounds. */
class JsonFetchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Vertx VERTX = Vertx.vertx();

    private final AtomicInteger asked = new AtomicInteger();
    private final JsonFetch fetch = new JsonFetch(VERTX);
    private HttpServer server = serve(200, "{}");

    @BeforeEach
    void nobodyHasAsked() {
        asked.set(0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        fetch.close();
    }

    @AfterAll
    static void end() {
        var unused = VERTX.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://provider.example/keys", "file:///etc/passwd", "ftp://localhost/x", "http://10.0.0.1/"})
    void asksNobodyOverALineThatOthersCanChange(String address) {
        assertThatThrownBy(() -> fetch.get(address).await().atMost(PATIENCE)).hasMessageContaining("neither https");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500, 204})
    void takesAnythingButOkForAFailure(int status) {
        // Given
        answer(status, "{}");

        // When, Then
        assertThatThrownBy(this::get).hasMessageContaining("status " + status);
    }

    @Test
    void readsNoMoreThanItsBound() {
        // Given
        answer(200, "[" + "0,".repeat(200_000) + "0]");

        // When, Then
        assertThatThrownBy(this::get).hasMessageContaining("more than 262144 bytes");
    }

    @Test
    void readsNothingThatIsNoJson() {
        // Given
        answer(200, "<html>");

        // When, Then
        assertThatThrownBy(this::get).hasMessageContaining("no JSON");
    }

    @Test
    void readsADocument() {
        // Given
        answer(200, "{\"issuer\": \"x\"}");

        // When, Then
        assertThat(get().path("issuer").asText()).isEqualTo("x");
    }

    @Test
    void fetchesKeysOnceForAnyNumberOfUnknownOnes() {
        // Given
        answer(200, new TestTokens("i", "a").jwks());
        KeySet keys = new KeySet(() -> fetch.get(address()));

        // When
        for (int i = 0; i < 20; i++) {
            assertThat(keys.forKey(Optional.of("unknown-" + i)).await().atMost(PATIENCE))
                    .hasSize(1);
        }
        assertThat(keys.forKey(Optional.of(TestTokens.KEY_ID)).await().atMost(PATIENCE))
                .hasSize(1);

        // Then
        assertThat(asked).hasValue(1);
    }

    @Test
    void saysThatKeysCannotBeHadAndDoesNotAskAgainAtOnce() {
        // Given
        answer(500, "");
        KeySet keys = new KeySet(() -> fetch.get(address()));

        // When
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> keys.forKey(Optional.empty()).await().atMost(PATIENCE))
                    .isInstanceOfSatisfying(ServiceException.class, told -> assertThat(told.code())
                            .isEqualTo(ErrorCode.UNAVAILABLE));
        }

        // Then
        assertThat(asked).hasValue(1);
    }

    @Test
    void takesNoMoreKeysThanItsBound() {
        // Given
        String key = "{\"kty\": \"oct\", \"k\": \"AA\"}";
        String many = "{\"keys\": [" + (key + ",").repeat(100) + key + "]}";
        answer(200, many);
        KeySet keys = new KeySet(() -> fetch.get(address()));

        // When
        Uni<?> answer = keys.forKey(Optional.empty());

        // Then
        assertThatThrownBy(() -> answer.await().atMost(PATIENCE)).isInstanceOf(ServiceException.class);
    }

    private JsonNode get() {
        return fetch.get(address()).await().atMost(PATIENCE);
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/document";
    }

    private void answer(int status, String body) {
        server.stop(0);
        server = serve(status, body);
    }

    private HttpServer serve(int status, String body) {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            fresh.createContext("/document", exchange -> {
                asked.incrementAndGet();
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Location", "http://localhost/elsewhere");
                exchange.sendResponseHeaders(status, status == 204 || bytes.length == 0 ? -1 : bytes.length);
                if (status != 204 && bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
                exchange.close();
            });
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
