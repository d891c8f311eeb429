package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Stands where the APIs of Stripe and Zendesk are, from which events are fetched. */
public final class ProviderStandIns implements QuarkusTestResourceLifecycleManager {
    static final String PORT = "providers.stand-in.port";

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                PORT,
                String.valueOf(server.port()),
                "paythread.reconcile.addresses.stripe",
                server.baseUrl(),
                "paythread.reconcile.addresses.zendesk",
                server.baseUrl(),
                "paythread.reconcile.enabled",
                "true",
                "paythread.reconcile.watch",
                "240h",
                "paythread.reconcile.thin-events",
                "1s",
                "paythread.ingest.completeness-believed",
                "0s");
    }

    @Override
    public void stop() {
        server.stop();
    }
}
