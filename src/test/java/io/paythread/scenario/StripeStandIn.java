package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Stands where Stripe's API is: answers as told, over HTTP, and remembers what it was asked. */
public final class StripeStandIn implements QuarkusTestResourceLifecycleManager {
    static final String PORT = "stripe.stand-in.port";

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                PORT,
                String.valueOf(server.port()),
                "quarkus.rest-client.stripe.url",
                server.baseUrl(),
                "quarkus.rest-client.stripe-files.url",
                server.baseUrl(),
                "paythread.dispute.second-person",
                "true");
    }

    @Override
    public void stop() {
        server.stop();
    }
}
