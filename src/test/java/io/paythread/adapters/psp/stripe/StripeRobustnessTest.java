package io.paythread.adapters.psp.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nothing that comes in makes the adapter throw, and the same bytes always mean the same. */
class StripeRobustnessTest {
    private static final Path ROOT = Path.of("src/test/resources/golden/stripe");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> REPLACEMENTS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "9223372036854775807",
            "92233720368547758080000",
            "1e400",
            "0.5",
            "\"\"",
            "\" \"",
            "\"\\u0000\\ud800\"",
            "\"canceled\"",
            "\"failed\"",
            "\"isk\"",
            "[]",
            "[null, 1, \"a\", {}]",
            "{}",
            "{\"id\": \"x_1\", \"object\": \"x\", \"data\": [{\"id\": \"y_1\"}]}",
            "\"" + "long".repeat(300) + "\"");

    @Property(tries = 2_000)
    void survivesMutatedEvents(@ForAll("payloads") String payload, @ForAll Random random) throws IOException {
        // Given
        JsonNode event = MAPPER.readTree(payload);
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutate(event, random);
        }
        byte[] body = MAPPER.writeValueAsBytes(event);
        // When
        SplitEvent split = StripeEvents.split(body);
        Translation translation = StripeEvents.translate(split);
        // Then
        assertThat(translation).isEqualTo(StripeEvents.translate(StripeEvents.split(body)));
        assertThat(split.reference()).isNotBlank().hasSizeLessThan(256);
        assertThat(split.partitionKey()).isNotBlank().hasSizeLessThan(256);
    }

    @Property(tries = 500)
    void survivesCutEvents(@ForAll("payloads") String payload, @ForAll Random random) {
        // Given
        byte[] whole = payload.getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, random.nextInt(whole.length - 2));
        // When
        SplitEvent split = StripeEvents.split(cut);
        // Then
        assertThat(split.type()).isEqualTo(SplitEvent.UNREADABLE);
        assertThat(StripeEvents.translate(split)).isInstanceOf(Translation.Unreadable.class);
    }

    @Provide
    Arbitrary<String> payloads() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            List<String> bodies = new ArrayList<>();
            for (Path folder : folders.sorted().toList()) {
                Path body = folder.resolve("body.json");
                if (Files.exists(body) && !folder.getFileName().toString().startsWith("malformed")) {
                    bodies.add(Files.readString(body));
                }
            }
            return Arbitraries.of(bodies);
        }
    }

    private static void mutate(JsonNode root, Random random) throws IOException {
        JsonNode at = root;
        while (at.size() > 0) {
            int place = random.nextInt(at.size());
            String field = at.isObject() ? fieldNames(at).get(place) : "";
            JsonNode next = at.isObject() ? at.get(field) : at.get(place);
            if (next.size() > 0 && random.nextInt(3) > 0) {
                at = next;
                continue;
            }
            JsonNode value = MAPPER.readTree(REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size())));
            if (at instanceof ObjectNode object) {
                object.set(field, value);
            }
            if (at instanceof ArrayNode array) {
                array.set(place, value);
            }
            return;
        }
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
