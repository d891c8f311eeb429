package io.paythread.adapters.psp.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code golden/stripe} holds a request and what it must come to. {@code -Dgolden.update} writes the
 * answers anew; the review reads the difference. Requests in {@code request.http} are verified too.
 */
class StripeGoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/golden/stripe");
    private static final KeyMaterial KEYS = new KeyMaterial(List.of("whsec_golden"), Duration.ofMinutes(5));
    private static final byte[] BLANK_LINE = "\n\n".getBytes(StandardCharsets.US_ASCII);

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesToWhatIsWritten(String name) throws IOException {
        // Given
        Path folder = ROOT.resolve(name);
        Path expected = folder.resolve("facts.json");
        // When
        String actual = outcome(folder);
        // Then
        if (System.getProperty("golden.update") != null) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhereItsPayloadIsFrom(String name) throws IOException {
        assertThat(Files.readString(ROOT.resolve(name).resolve("SOURCE"))).isNotBlank();
    }

    @Test
    void coversEveryFamily() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(120);
    }

    private static String outcome(Path folder) throws IOException {
        Path request = folder.resolve("request.http");
        if (!Files.exists(request)) {
            return outcome(null, Files.readAllBytes(folder.resolve("body.json")));
        }
        InboundRequest parsed = parse(Files.readAllBytes(request));
        Verdict verdict = new StripeAdapter().verify(parsed, KEYS, StripeEvents.RECEIVED);
        String word =
                verdict instanceof Verdict.Refused refused ? refused.reason().name() : "ACCEPTED";
        return outcome(word, parsed.body());
    }

    private static String outcome(@Nullable String verdict, byte[] body) {
        SplitEvent event = StripeEvents.split(body);
        return FactText.of(verdict, event, StripeEvents.translate(event));
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
        return new InboundRequest(headers, Arrays.copyOfRange(bytes, end + 2, bytes.length), StripeEvents.RECEIVED);
    }
}
