package io.paythread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSenderTest {
    private final Step step = Stories.declinedCard().steps().get(0);
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;

    DemoSenderTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Stripe-Signature"));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"200,TAKEN", "202,TAKEN", "400,REFUSED", "413,REFUSED", "404,LATER", "409,LATER", "503,LATER"})
    void judgesTheAnswer(int answer, DemoSender.Outcome expected) throws InterruptedException {
        status = answer;

        assertThat(sender().send(step)).isEqualTo(expected);
        assertThat(seen).singleElement().asString().startsWith("/webhooks/stripe-demo t=");
    }

    @Test
    void triesAgainLaterWhereNobodyAnswers() throws InterruptedException {
        DemoSender sender = sender();
        server.stop(0);

        assertThat(sender.send(step)).isEqualTo(DemoSender.Outcome.LATER);
    }

    private DemoSender sender() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        DemoConfig config = new FakeDemoConfig(true, Optional.empty(), base);
        return new DemoSender(config, new DemoSecrets(), Clock.systemUTC());
    }
}
