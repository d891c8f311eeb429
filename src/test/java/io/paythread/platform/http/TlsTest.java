package io.paythread.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real TLS, and beside it: what is refused in the clear, and whose word on the scheme and the caller counts. */
@QuarkusTest
@TestProfile(TlsProfile.class)
class TlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HSTS = "Strict-Transport-Security";
    private static final String STRANGER = "127.0.0.3";
    private static final String GET = "GET /v1/me HTTP/1.1\nHost: x\nConnection: close\nAuthorization: Bearer ";

    @TestHTTPResource(value = "/", tls = true)
    @Nullable
    URL secure;

    @ParameterizedTest
    @EnumSource
    void servesTheApiAndTellsBrowsersToStay(HttpClient.Version version) throws Exception {
        // When
        HttpResponse<String> answer = client(version).send(get("v1/sources"), BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.headers().allValues(HSTS)).containsExactly("max-age=63072000; includeSubDomains");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1/nothing", "nothing", "login", "openapi.json", "webhooks/none"})
    void saysSoOnEveryAnswer(String path) throws Exception {
        HttpResponse<String> answer = client(HttpClient.Version.HTTP_1_1).send(get(path), BodyHandlers.ofString());
        assertThat(answer.headers().firstValue(HSTS)).isPresent();
    }

    @Test
    void refusesTheApiInTheClear() {
        // When
        String answer = from(STRANGER, GET + Api.KEY + "\n\n");

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"tls_required\"")
                .doesNotContain(HSTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Proto: https\n", "X-Forwarded-Ssl: on\n", "Forwarded: proto=https\n"})
    void believesNoStrangerThatItWasNot(String header) {
        assertThat(from(STRANGER, GET + Api.KEY + "\n" + header + "\n"))
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"tls_required\"");
    }

    @Test
    void believesTheProxyThatItWasNot() {
        // When
        String secured = from(TlsProfile.PROXY, GET + Api.KEY + "\nX-Forwarded-Proto: https\n\n");
        String plain = from(TlsProfile.PROXY, GET + Api.KEY + "\nX-Forwarded-Proto: http\n\n");

        // Then
        assertThat(secured).startsWith("HTTP/1.1 200").contains(HSTS);
        assertThat(plain).startsWith("HTTP/1.1 403").contains("\"code\":\"tls_required\"");
    }

    @Test
    void believesTheProxyWhoCallsAndNobodyElse() throws Exception {
        // Given: a key for one network.
        String key = keyFor("203.0.113.0/24");
        String asker = "\nX-Forwarded-Proto: https\nX-Forwarded-For: ";

        // When
        String there = from(TlsProfile.PROXY, GET + key + asker + "203.0.113.9\n\n");
        String elsewhere = from(TlsProfile.PROXY, GET + key + asker + "198.51.100.9\n\n");
        HttpResponse<String> pretended = client(HttpClient.Version.HTTP_1_1)
                .send(
                        request("v1/me", key)
                                .header("X-Forwarded-For", "203.0.113.9")
                                .build(),
                        BodyHandlers.ofString());

        // Then
        assertThat(there).startsWith("HTTP/1.1 200");
        assertThat(elsewhere).startsWith("HTTP/1.1 401");
        assertThat(pretended.statusCode()).isEqualTo(401);
    }

    /** The proxy adds what it saw behind what it was told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9, 198.51.100.9 | 401",
                "203.0.113.9,198.51.100.9,127.0.0.2 | 401",
                "203.0.113.9 (twice) 198.51.100.9 | 401",
                "198.51.100.9, 203.0.113.9 | 200",
                "198.51.100.9, , 203.0.113.9, 127.0.0.2 | 200",
                "203.0.113.9, 127.0.0.2 | 200"
            })
    void takesTheAddressThatTheProxySawAndNotTheOneThatItsCallerWrote(String told, int status) throws Exception {
        // Given
        String key = keyFor("203.0.113.0/24");

        // When
        String answer = from(
                TlsProfile.PROXY,
                GET + key + "\nX-Forwarded-Proto: https\nX-Forwarded-For: "
                        + told.replace(" (twice) ", "\nX-Forwarded-For: ") + "\n\n");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    private String keyFor(String network) throws Exception {
        HttpResponse<String> made = client(HttpClient.Version.HTTP_1_1)
                .send(
                        request("v1/api-keys", Api.KEY)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"name\":\"one network\",\"roles\":[\"auditor\"],"
                                        + "\"networks\":[\"" + network + "\"]}"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(made.statusCode()).isEqualTo(201);
        return new JsonPath(made.body()).getString("secret");
    }

    private static String from(String address, String request) {
        try (RawHttp connection = RawHttp.connectFrom(address, PATIENCE)) {
            return connection.head(request).untilClosed();
        }
    }

    private HttpRequest get(String path) {
        return request(path, Api.KEY).build();
    }

    private HttpRequest.Builder request(String path, String key) {
        URI address = URI.create(Objects.requireNonNull(secure).toString()).resolve("/" + path);
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Authorization", "Bearer " + key);
    }

    private static HttpClient client(HttpClient.Version version) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(TlsProfile.STORE)) {
            store.load(in, TlsProfile.PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusting(store));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).version(version).build();
    }

    private static KeyStore trusting(KeyStore store) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
        return trusted;
    }
}
