package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.function.Supplier;

/**
 * Pages of a stand-in. Where it holds them, one that is asked for again is refused once, with a pause: between what was
 * found missing and its being fetched time stands still, and a test can look around.
 */
final class Pages {
    private final WireMock api;
    private final int heldSeconds;
    private int given;

    private Pages(WireMock api, int heldSeconds) {
        this.api = api;
        this.heldSeconds = heldSeconds;
    }

    static Pages free(WireMock api) {
        return new Pages(api, 0);
    }

    static Pages held(WireMock api, int seconds) {
        return new Pages(api, seconds);
    }

    void give(Supplier<MappingBuilder> request, String body) {
        if (heldSeconds == 0) {
            api.register(request.get().willReturn(okJson(body)));
            return;
        }
        String page = "page " + given++;
        api.register(request.get()
                .inScenario(page)
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(body))
                .willSetStateTo("read"));
        api.register(request.get()
                .inScenario(page)
                .whenScenarioStateIs("read")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", String.valueOf(heldSeconds)))
                .willSetStateTo("held"));
        api.register(request.get().inScenario(page).whenScenarioStateIs("held").willReturn(okJson(body)));
    }
}
