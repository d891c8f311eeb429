package io.paythread.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.adapters.helpdesk.zendesk.ZendeskAdapter;
import io.paythread.adapters.psp.stripe.StripeAdapter;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.SplitEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case in {@code src/test/resources/golden/<provider>/<case>}: {@code body.json} is what the provider sends,
 * {@code facts.json} what we make of it, {@code SOURCE} where the body is from. With {@code -Dgolden.update} the facts
 * are written anew: read the difference before you commit it.
 */
class GoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final Instant RECEIVED_AT = Instant.parse("2026-09-14T12:00:00Z");

    private static final List<SourceAdapter> ADAPTERS = List.of(new StripeAdapter(), new ZendeskAdapter());

    static Stream<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (SourceAdapter adapter : ADAPTERS) {
            for (Path folder : folders(ROOT.resolve(adapter.provider()))) {
                String name = adapter.provider() + "/" + folder.getFileName();
                cases.add(Arguments.of(Named.of(name, adapter), folder));
            }
        }
        return cases.stream();
    }

    private static List<Path> folders(Path provider) throws IOException {
        if (!Files.isDirectory(provider)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(provider)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void meansWhatTheCaseSays(SourceAdapter adapter, Path folder) throws IOException {
        // Given
        byte[] body = Files.readAllBytes(folder.resolve("body.json"));

        // When
        String facts = facts(adapter, body);

        // Then
        assertThat(folder.resolve("SOURCE")).exists();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(folder.resolve("facts.json"), facts);
        }
        assertThat(facts).isEqualTo(Files.readString(folder.resolve("facts.json")));
    }

    private static String facts(SourceAdapter adapter, byte[] body) {
        List<ObjectNode> events = new ArrayList<>();
        for (SplitEvent event : adapter.split(new InboundRequest(Map.of(), body, RECEIVED_AT))) {
            InboundEvent stored = new InboundEvent(
                    new UUID(0, 1),
                    new UUID(0, 2),
                    event.reference(),
                    event.type(),
                    event.providerTime(),
                    RECEIVED_AT,
                    event.form(),
                    event.body());
            events.add(GoldenText.of(event, adapter.translate(stored)));
        }
        return GoldenText.print(events);
    }
}
