package io.paythread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.adapters.helpdesk.zendesk.ZendeskAdapter;
import io.paythread.adapters.psp.stripe.StripeAdapter;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.Verdict;
import io.paythread.privacy.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the demo sends is taken by the same adapters as everything else. */
class SignaturesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final String SECRET = "whsec_demo";
    private static final KeyMaterial KEYS = new KeyMaterial(List.of(SECRET), Duration.ofMinutes(5));

    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @MethodSource("steps")
    void isBelievedAndReadAndHoldsNoCardNumber(Step step) {
        SourceAdapter adapter = adapterOf(step);
        InboundRequest request = request(step);

        assertThat(adapter.verify(request, KEYS, NOW)).isEqualTo(new Verdict.Accepted());
        assertThat(adapter.split(request)).singleElement().satisfies(event -> assertThat(event.providerTime())
                .isPresent());
        assertThat(redactor.redact(request.body(), adapter.idFields()).changed())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void isRefusedUnderAnotherSecret(Step step) {
        KeyMaterial others = new KeyMaterial(List.of("whsec_other"), Duration.ofMinutes(5));

        assertThat(adapterOf(step).verify(request(step), others, NOW))
                .isEqualTo(new Verdict.Refused(Verdict.Reason.WRONG_SIGNATURE));
    }

    private static SourceAdapter adapterOf(Step step) {
        return switch (step.provider()) {
            case STRIPE -> new StripeAdapter();
            case ZENDESK -> new ZendeskAdapter();
        };
    }

    private static InboundRequest request(Step step) {
        Map<String, List<String>> headers =
                Signatures.headers(step.provider(), SECRET, NOW, step.body()).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return new InboundRequest(headers, step.body().getBytes(StandardCharsets.UTF_8), NOW);
    }

    static Stream<Step> steps() {
        return Stories.asWritten().stream().flatMap(story -> story.genuine().stream());
    }
}
