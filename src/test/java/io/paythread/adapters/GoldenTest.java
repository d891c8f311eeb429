package io.paythread.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.adapters.helpdesk.zendesk.ZendeskAdapter;
import io.paythread.adapters.psp.stripe.StripeAdapter;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code golden/<provider>} holds what the provider sends ({@code body.json}, or {@code request.http}
 * where the signature counts too), where that is from ({@code SOURCE}) and what it must come to ({@code facts.json}).
 * {@code -Dgolden.update} writes the answers anew; the review reads the difference.
 */
class GoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final Instant RECEIVED = Instant.parse("2026-09-14T09:00:00Z");
    private static final KeyMaterial KEYS = new KeyMaterial(List.of("whsec_golden"), Duration.ofMinutes(5));
    private static final byte[] BLANK_LINE = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final UUID NOBODY = new UUID(0, 0);

    /** Each adapter with the number of cases below which something got lost. */
    private static final Map<SourceAdapter, Integer> ADAPTERS =
            Map.of(new StripeAdapter(), 120, new ZendeskAdapter(), 85);

    static Stream<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (SourceAdapter adapter : ADAPTERS.keySet()) {
            for (Path folder : folders(adapter)) {
                String name = adapter.provider() + "/" + folder.getFileName();
                cases.add(Arguments.of(Named.of(name, adapter), folder));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesToWhatIsWritten(SourceAdapter adapter, Path folder) throws IOException {
        // Given
        Path expected = folder.resolve("facts.json");

        // When
        String actual = outcome(adapter, folder);

        // Then
        if (System.getProperty("golden.update") != null) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
        assertThat(Files.readString(folder.resolve("SOURCE"))).isNotBlank();
    }

    @Test
    void coversEveryFamilyOfEveryProvider() throws IOException {
        for (Map.Entry<SourceAdapter, Integer> entry : ADAPTERS.entrySet()) {
            assertThat(folders(entry.getKey())).hasSizeGreaterThan(entry.getValue());
        }
    }

    private static List<Path> folders(SourceAdapter adapter) throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve(adapter.provider()))) {
            return folders.sorted().toList();
        }
    }

    private static String outcome(SourceAdapter adapter, Path folder) throws IOException {
        Path request = folder.resolve("request.http");
        if (!Files.exists(request)) {
            byte[] body = Files.readAllBytes(folder.resolve("body.json"));
            return outcome(adapter, null, new InboundRequest(Map.of(), body, RECEIVED));
        }
        InboundRequest parsed = parse(Files.readAllBytes(request));
        Verdict verdict = adapter.verify(parsed, KEYS, RECEIVED);
        String word =
                verdict instanceof Verdict.Refused refused ? refused.reason().name() : "ACCEPTED";
        return outcome(adapter, word, parsed);
    }

    private static String outcome(SourceAdapter adapter, @Nullable String verdict, InboundRequest request) {
        List<SplitEvent> events = adapter.split(request);
        assertThat(events).as("one request is one event").hasSize(1);
        SplitEvent event = events.get(0);
        InboundEvent stored = new InboundEvent(
                NOBODY,
                NOBODY,
                event.reference(),
                event.type(),
                event.providerTime(),
                RECEIVED,
                event.form(),
                event.body());
        return FactText.of(verdict, event, adapter.translate(stored));
    }

    private static InboundRequest parse(byte[] bytes) {
        int end = 0;
        while (!Arrays.equals(BLANK_LINE, Arrays.copyOfRange(bytes, end, end + 2))) {
            end++;
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        new String(bytes, 0, end, StandardCharsets.UTF_8).lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
        });
        return new InboundRequest(headers, Arrays.copyOfRange(bytes, end + 2, bytes.length), RECEIVED);
    }
}
