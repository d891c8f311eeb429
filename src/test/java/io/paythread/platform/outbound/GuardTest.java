package io.paythread.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.paythread.platform.net.Networks;
import io.paythread.platform.outbound.OutboundException.Stage;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people enter to reach what they must not. The sentinel listens on this machine at a port that counts as open, so
 * that only the judgement of addresses stands before it; plain TCP is enough to be counted.
 */
class GuardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OPEN = "127.0.0.2";
    private static final Vertx VERTX = Vertx.vertx();
    private static final Sentinel SENTINEL =
            Sentinel.at(VERTX, "127.0.0.1", 0, request -> request.response().end());

    private final FakeNames names = new FakeNames();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Literal, in the forms that one parser or another takes for an address.
                "https://127.0.0.1:{p}/",
                "https://127.0.0.1.:{p}/",
                "https://127.1:{p}/",
                "https://127.0.1:{p}/",
                "https://127.000.000.001:{p}/",
                "https://0177.0.0.1:{p}/",
                "https://0177.0.0.01:{p}/",
                "https://2130706433:{p}/",
                "https://017700000001:{p}/",
                "https://0x7f000001:{p}/",
                "https://0x7f.0.0.1:{p}/",
                "https://0x7F.1:{p}/",
                "https://127.0.0.0x1:{p}/",
                "https://1.2130706433:{p}/",
                "https://0:{p}/",
                "https://0.0.0.0:{p}/",
                "https://127.0.0.1%2e:{p}/",
                "https://%31%32%37.0.0.1:{p}/",
                "https://①②⑦.⓪.⓪.①:{p}/",
                "https://127。0。0。1:{p}/",
                "https://256.0.0.1:{p}/",
                "https://127.0.0.1.0x:{p}/",
                "https://999999999999:{p}/",
                // Other closed networks.
                "https://10.0.0.1:{p}/",
                "https://100.64.0.1:{p}/",
                "https://169.254.169.254:{p}/latest/meta-data/",
                "https://172.16.0.1:{p}/",
                "https://172.31.255.255:{p}/",
                "https://192.0.0.192:{p}/",
                "https://192.168.1.1:{p}/",
                "https://198.18.0.1:{p}/",
                "https://224.0.0.1:{p}/",
                "https://255.255.255.255:{p}/",
                // IPv6, mapped and embedded.
                "https://[::1]:{p}/",
                "https://[0:0:0:0:0:0:0:1]:{p}/",
                "https://[::]:{p}/",
                "https://[::ffff:127.0.0.1]:{p}/",
                "https://[::ffff:7f00:1]:{p}/",
                "https://[0:0:0:0:0:ffff:7f00:1]:{p}/",
                "https://[::127.0.0.1]:{p}/",
                "https://[::7f00:1]:{p}/",
                "https://[64:ff9b::7f00:1]:{p}/",
                "https://[64:ff9b::a9fe:a9fe]:{p}/",
                "https://[64:ff9b:1::7f00:1]:{p}/",
                "https://[2002:7f00:1::]:{p}/",
                "https://[2002:a9fe:a9fe::1]:{p}/",
                "https://[2001::1]:{p}/",
                "https://[2001:db8::1]:{p}/",
                "https://[3fff::1]:{p}/",
                "https://[5f00::1]:{p}/",
                "https://[fc00::1]:{p}/",
                "https://[fd00:ec2::254]:{p}/",
                "https://[fe80::1]:{p}/",
                "https://[fe80::1%25lo]:{p}/",
                "https://[::1%lo]:{p}/",
                "https://[ff02::1]:{p}/",
                "https://[::1:{p}/",
                "https://::1:{p}/",
                // Names.
                "https://localhost:{p}/",
                "https://LOCALHOST:{p}/",
                "https://localhost.:{p}/",
                "https://loopback.example:{p}/",
                "https://one-of-two.example:{p}/",
                "https://six.example:{p}/",
                "https://mapped.example:{p}/",
                "https://nat64.example:{p}/",
                "https://sixtofour.example:{p}/",
                "https://metadata.example:{p}/",
                "https://empty.example:{p}/",
                "https://unknown.example:{p}/",
                "https://loopback.example.:{p}/",
                "https://loopback..example:{p}/",
                "https://-loopback.example:{p}/",
                // Two parsers, two hosts.
                "https://user@127.0.0.1:{p}/",
                "https://user:word@loopback.example:{p}/",
                "https://public.example@127.0.0.1:{p}/",
                "https://127.0.0.1:{p}#@public.example/",
                "https://127.0.0.1:{p}\\@public.example/",
                "https://public.example:443@127.0.0.1:{p}/",
                "https://127.0.0.1:{p}/#fragment",
                "https:///127.0.0.1:{p}/",
                "https:\\\\127.0.0.1:{p}/",
                "https:127.0.0.1:{p}/",
                "//127.0.0.1:{p}/",
                " https://127.0.0.1:{p}/",
                "https://127.0.0.1:{p}/ ",
                "https://127.0.0.1\t:{p}/",
                "https://127.0.0.1:{p}/\r\nHost: public.example",
                "https://127.0.0.1\u0000.public.example:{p}/",
                "https://127.0.0.1:0{p}/",
                "https://127.0.0.1:+{p}/",
                "https://127.0.0.1:/",
                "https://127.0.0.1:99999/",
                // Other schemes, other ports.
                "http://127.0.0.1:{p}/",
                "http://loopback.example:{p}/",
                "HTTPS://127.0.0.1:{p}/",
                "ftp://127.0.0.1:{p}/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:{p}/_x",
                "jar:https://127.0.0.1:{p}/!/",
                "https://public.example:22/",
                "",
                "https://"
            })
    void reachesNothingThatIsClosed(String form) {
        // Given
        names.answer("localhost", "127.0.0.1")
                .answer("loopback.example", "127.0.0.1")
                .answer("one-of-two.example", "93.184.215.14", "127.0.0.1")
                .answer("six.example", "::1")
                .answer("mapped.example", "::ffff:127.0.0.1")
                .answer("nat64.example", "64:ff9b::7f00:1")
                .answer("sixtofour.example", "2002:7f00:1::")
                .answer("metadata.example", "169.254.169.254")
                .answer("public.example", "93.184.215.14")
                .answer("empty.example");

        // When
        Throwable refusal = catchThrowable(() -> send(guarded(List.of()), form.replace("{p}", "" + SENTINEL.port())));

        // Then
        assertThat(refusal)
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(RefusedUrlException.class),
                        failure -> assertThat(((OutboundException) failure).stage())
                                .isIn(Stage.REFUSED_ADDRESS, Stage.NAME));
        assertThat(SENTINEL.connections()).isZero();
    }

    @Test
    void connectsToTheAddressThatItJudgedThoughTheNameHasAnotherNow() {
        // Given
        Sentinel open =
                Sentinel.at(VERTX, OPEN, 0, request -> request.response().end("open"));
        names.answer("rebound.example", OPEN).answer("rebound.example", "127.0.0.1");
        OutboundHttp http = guarded(List.of(entry("rebound.example", OPEN + "/32")));
        String url = "http://rebound.example:" + open.port() + "/";

        // When
        OutboundAnswer first = send(http, url);
        Throwable second = catchThrowable(() -> send(http, url));

        // Then
        assertThat(first.excerpt()).isEqualTo("open");
        assertThat(second).isInstanceOfSatisfying(OutboundException.class, refused -> assertThat(refused.stage())
                .isEqualTo(Stage.REFUSED_ADDRESS));
        assertThat(names.asked()).isEqualTo(2);
        assertThat(open.connections()).isEqualTo(1);
        assertThat(SENTINEL.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data/", "http://127.0.0.1:{p}/", "//127.0.0.1:{p}/"})
    void takesARedirectForAnAnswer(String location) {
        // Given
        Sentinel open = Sentinel.at(VERTX, OPEN, 0, request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", location.replace("{p}", "" + SENTINEL.port()))
                .end());
        names.answer("moved.example", OPEN);

        // When
        OutboundAnswer answer = send(
                guarded(List.of(entry("moved.example", OPEN + "/32"))), "http://moved.example:" + open.port() + "/");

        // Then
        assertThat(answer.status()).isEqualTo(307);
        assertThat(open.connections()).isEqualTo(1);
        assertThat(SENTINEL.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fd00:ec2::254", "100.100.100.200", "64:ff9b::a9fe:a9fe"})
    void opensNoAddressOfMetadataWhateverIsConfigured(String address) {
        // Given
        names.answer("cloud.example", address);
        OutboundHttp http = guarded(List.of(entry("cloud.example", "0.0.0.0/0"), entry("cloud.example", "::/0")));

        // When
        Throwable refusal = catchThrowable(() -> send(http, "http://cloud.example/"));

        // Then
        assertThat(refusal).isInstanceOfSatisfying(OutboundException.class, refused -> assertThat(refused.stage())
                .isEqualTo(Stage.REFUSED_ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://private.example:{p}/",
                "http://other.example:{q}/",
                "https://private.example:{q}/",
                "http://elsewhere.example:{q}/"
            })
    void opensNoMoreThanTheHostRangeAndPortThatAreConfigured(String form) {
        // Given: the sentinel is in the range, at another port; the entry is for plain http
        Sentinel open =
                Sentinel.at(VERTX, OPEN, 0, request -> request.response().end());
        names.answer("private.example", "127.0.0.1")
                .answer("other.example", OPEN)
                .answer("elsewhere.example", OPEN);
        OutboundHttp http = guarded(List.of(
                new Receivers.Entry("private.example", range("127.0.0.0/8"), Optional.of(open.port()), true),
                new Receivers.Entry("elsewhere.example", range("127.0.0.4/32"), Optional.of(open.port()), true),
                new Receivers.Entry("other.example", range("127.0.0.0/8"), Optional.of(open.port()), false)));
        String url = form.replace("{p}", "" + SENTINEL.port()).replace("{q}", "" + open.port());

        // When
        Throwable refusal = catchThrowable(() -> send(http, url));

        // Then
        assertThat(refusal).isInstanceOfAny(RefusedUrlException.class, OutboundException.class);
        assertThat(open.connections() + SENTINEL.connections()).isZero();
    }

    private OutboundHttp guarded(List<Receivers.Entry> entries) {
        Receivers receivers = new Receivers(entries, Set.of(443, 8443, SENTINEL.port()));
        return new OutboundHttp(receivers, names, List.of(), VERTX, OutboundHttp.options(), PATIENCE);
    }

    private static OutboundAnswer send(OutboundHttp http, String url) {
        return http.send(new OutboundRequest("POST", http.url(url), Map.of(), new byte[0]))
                .await()
                .atMost(PATIENCE);
    }

    private static Receivers.Entry entry(String host, String network) {
        return new Receivers.Entry(host, range(network), Optional.empty(), true);
    }

    private static Networks range(String text) {
        return Networks.of(List.of(text));
    }
}
