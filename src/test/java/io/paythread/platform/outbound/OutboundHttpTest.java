package io.paythread.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paythread.platform.net.Networks;
import io.paythread.platform.outbound.OutboundException.Stage;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against servers of this machine that behave and misbehave. */
class OutboundHttpTest {
    private static final String HOST = "receiver.example";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Vertx VERTX = Vertx.vertx();

    private final FakeNames names = new FakeNames().answer(HOST, "127.0.0.1");

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsMethodPathHeadersBodyAndTheHostOfTheUrl() {
        // Given
        Sentinel server =
                Sentinel.at(VERTX, "127.0.0.1", 0, request -> request.body().onSuccess(body -> request.response()
                        .setStatusCode(202)
                        .putHeader("Retry-After", "7")
                        .end(request.method() + " " + request.uri() + " " + request.getHeader("Host") + " "
                                + request.getHeader("X-Own") + " " + body)));

        // When
        OutboundAnswer answer = http(Duration.ofSeconds(5))
                .send(new OutboundRequest(
                        "POST",
                        OutboundUrl.parse("http://" + HOST + ":" + server.port() + "/a/b?c=d%20e"),
                        Map.of("X-Own", "mine"),
                        "{}".getBytes(StandardCharsets.UTF_8)))
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("retry-after")).contains("7");
        assertThat(answer.excerpt()).isEqualTo("POST /a/b?c=d%20e " + HOST + ":" + server.port() + " mine {}");
    }

    @Test
    void keepsTheBeginOfALongAnswerRedactedAndLeavesTheRest() {
        // Given: an answer without an end
        Sentinel server = server(request -> {
            request.response().setChunked(true);
            VERTX.setPeriodic(1, timer -> {
                if (request.response().closed() || request.response().ended()) {
                    VERTX.cancelTimer(timer);
                } else {
                    var unused = request.response().write("secret é".repeat(1000));
                }
            });
        });

        // When
        OutboundAnswer answer = send(http(Duration.ofSeconds(8)), server);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.excerpt()).startsWith("****** é").doesNotContain("secret");
        assertThat(answer.excerpt().getBytes(StandardCharsets.UTF_8).length).isBetween(4090, 4096);
    }

    @Test
    void givesUpOnAnAnswerThatDripsWhenTheTimeIsOver() {
        // Given
        Sentinel server = server(request -> {
            request.response().setChunked(true);
            VERTX.setPeriodic(20, timer -> {
                if (request.response().closed()) {
                    VERTX.cancelTimer(timer);
                } else {
                    var unused = request.response().write(".");
                }
            });
        });

        // When
        OutboundException fault = fault(http(Duration.ofMillis(400)), server);

        // Then
        assertThat(fault.stage()).isEqualTo(Stage.TIMEOUT);
    }

    @Test
    void givesUpOnSilence() {
        // Given
        Sentinel server = server(request -> {});

        // When
        OutboundException fault = fault(http(Duration.ofMillis(300)), server);

        // Then
        assertThat(fault.stage()).isEqualTo(Stage.TIMEOUT);
    }

    @Test
    void tellsABrokenConnectionFromOneThatNobodyTakes() {
        // Given
        Sentinel server = server(request -> request.connection().close());

        // When
        OutboundException broken = fault(http(Duration.ofSeconds(5)), server);
        OutboundException refused = catchThrowableOfType(OutboundException.class, () -> http(Duration.ofSeconds(5))
                .send(post("http://" + HOST + ":1/"))
                .await()
                .atMost(PATIENCE));

        // Then
        assertThat(broken.stage()).isEqualTo(Stage.CONNECTION);
        assertThat(refused.stage()).isEqualTo(Stage.CONNECT);
    }

    @Test
    void triesTheNextAddressWhereNobodyTakesTheConnection() {
        // Given
        Sentinel server = server(request -> request.response().end("here"));
        FakeNames both = new FakeNames().answer(HOST, "127.0.0.9", "127.0.0.1");

        // When
        OutboundAnswer answer = send(http(both, OutboundHttp.options(), Duration.ofSeconds(5)), server);

        // Then
        assertThat(answer.excerpt()).isEqualTo("here");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void verifiesTheCertificateAgainstTheHostOfTheUrl(boolean right, @TempDir Path folder) throws Exception {
        // Given
        Path store = certificate(folder, right ? HOST : "other.example");
        PfxOptions key = new PfxOptions().setPath(store.toString()).setPassword("password");
        var server = VERTX.createHttpServer(
                        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(key))
                .requestHandler(request -> request.response()
                        .end(String.valueOf(request.connection().indicatedServerName())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        String url = "https://" + HOST + ":" + server.actualPort() + "/";
        OutboundHttp trusting = http(names, OutboundHttp.options().setTrustOptions(key), Duration.ofSeconds(5));
        OutboundHttp stock = http(Duration.ofSeconds(5));

        // When
        String told = told(trusting, url);
        String untrusted = told(stock, url);

        // Then
        assertThat(told).isEqualTo(right ? "200 " + HOST : "TLS");
        assertThat(untrusted).isEqualTo("TLS");
    }

    private static String told(OutboundHttp http, String url) {
        return http.send(post(url))
                .map(answer -> answer.status() + " " + answer.excerpt())
                .onFailure(OutboundException.class)
                .recoverWithItem(failure -> failure.stage().name())
                .await()
                .atMost(PATIENCE);
    }

    private static Path certificate(Path folder, String host) throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "password")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor())
                .as(() -> read(folder.resolve("keytool.txt")))
                .isZero();
        return store;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Sentinel server(Handler<HttpServerRequest> handler) {
        return Sentinel.at(VERTX, "127.0.0.1", 0, handler);
    }

    private OutboundHttp http(Duration most) {
        return http(names, OutboundHttp.options(), most);
    }

    private static OutboundHttp http(FakeNames names, HttpClientOptions options, Duration most) {
        Receivers receivers = new Receivers(
                List.of(new Receivers.Entry(HOST, Networks.of(List.of("127.0.0.0/8")), Optional.empty(), true)),
                Set.of(443));
        return new OutboundHttp(
                receivers, names, List.of(text -> text.replace("secret", "******")), VERTX, options, most);
    }

    private static OutboundRequest post(String url) {
        return new OutboundRequest("POST", OutboundUrl.parse(url), Map.of(), new byte[0]);
    }

    private static OutboundAnswer send(OutboundHttp http, Sentinel server) {
        return http.send(post("http://" + HOST + ":" + server.port() + "/"))
                .await()
                .atMost(PATIENCE);
    }

    private static OutboundException fault(OutboundHttp http, Sentinel server) {
        return catchThrowableOfType(OutboundException.class, () -> send(http, server));
    }
}
