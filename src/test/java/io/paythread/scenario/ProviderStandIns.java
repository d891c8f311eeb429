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
        return Map.ofEntries(
                Map.entry(PORT, String.valueOf(server.port())),
                Map.entry("paythread.reconcile.addresses.stripe", server.baseUrl()),
                Map.entry("paythread.reconcile.addresses.zendesk", server.baseUrl()),
                Map.entry("paythread.reconcile.enabled", "true"),
                Map.entry("paythread.reconcile.watch", "240h"),
                Map.entry("paythread.reconcile.thin-events", "1s"),
                Map.entry("paythread.ingest.completeness-believed", "0s"),
                // Time stands still while tests call; only exports meet the end of their budget, after a few.
                Map.entry("paythread.stripe.calls-per-minute", "60000"),
                Map.entry("paythread.stripe.calls-at-once", "1000"),
                Map.entry("paythread.zendesk.calls-per-minute", "60000"),
                Map.entry("paythread.zendesk.calls-at-once", "1000"),
                Map.entry("paythread.zendesk.exports-at-once", "6"));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
