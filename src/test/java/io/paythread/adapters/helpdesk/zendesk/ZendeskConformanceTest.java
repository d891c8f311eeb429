package io.paythread.adapters.helpdesk.zendesk;

import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.NOW;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.SECRET;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.signed;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.fact.Attribute;
import io.paythread.fact.Fact;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Payloads of others, where they are at hand: {@code -Dpaythread.fixtures} names the folder. They are never part of the
 * repository.
 */
class ZendeskConformanceTest {
    private static final Path FIXTURES = Path.of(System.getProperty("paythread.fixtures", "../shared/fixtures"))
            .resolve("zendesk");

    private final ZendeskAdapter adapter = new ZendeskAdapter();

    @BeforeEach
    void skipsVisiblyWithoutPayloads() {
        assumeThat(FIXTURES).as("payloads of others").isDirectory();
    }

    @Test
    void readsEveryEventWithTheIdsAndWordsThatItStates() throws IOException {
        // Given
        List<Path> files = files("events");

        for (Path file : files) {
            byte[] body = Files.readAllBytes(file);
            JsonNode stated = new ObjectMapper().readTree(body);

            // When
            SplitEvent event = split(body);
            Translation translation = adapter.translate(stored(event));

            // Then
            assertThat(event.reference()).isEqualTo(stated.path("id").textValue());
            assertThat(event.type()).isEqualTo(stated.path("type").textValue());
            assertThat(translation).as(file.toString()).isInstanceOfSatisfying(Translation.Facts.class, facts -> {
                assertThat(facts.facts()).hasSizeGreaterThan(1);
                facts.facts().forEach(fact -> statesWhat(stated, fact));
            });
        }
        assertThat(files).isNotEmpty();
    }

    private static void statesWhat(JsonNode stated, Fact fact) {
        JsonNode detail = stated.path("detail");
        if (fact instanceof Fact.Described described) {
            assertThat(described.about().toString())
                    .contains("ticket:" + detail.path("id").textValue());
            assertThat(described.attributes().text(Attribute.STATUS)).contains("open");
            assertThat(described.attributes().text(Attribute.PRIORITY)).contains("high");
            assertThat(described.attributes().text(Attribute.SUBJECT))
                    .contains(detail.path("subject").textValue());
            assertThat(described.attributes().list(Attribute.TAGS)).hasSameSizeAs(detail.path("tags"));
        }
        if (fact instanceof Fact.Happened happened) {
            assertThat(happened.party().orElseThrow().account().value())
                    .isEqualTo(detail.path("requester_id").textValue());
            JsonNode comment = stated.path("event").path("comment");
            JsonNode text = comment.isMissingNode() ? detail.path("description") : comment.path("body");
            assertThat(happened.attributes().text(Attribute.TEXT)).contains(text.textValue());
        }
    }

    @Test
    void keepsAnswersOfTheRestInterfaceAsUnreadable() throws IOException {
        // Given
        List<Path> files = files("rest");

        for (Path file : files) {
            // When
            SplitEvent event = split(Files.readAllBytes(file));

            // Then
            assertThat(event.type()).as(file.toString()).isEqualTo(SplitEvent.UNREADABLE);
            assertThat(adapter.translate(stored(event))).isInstanceOf(Translation.Unreadable.class);
        }
        assertThat(files).isNotEmpty();
    }

    private SplitEvent split(byte[] body) {
        return adapter.split(signed(body, SECRET, NOW.toString())).get(0);
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
