package io.paythread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void writesTheDeclinedCardAsTheBookHasIt() {
        List<JsonNode> events = bodies(Stories.declinedCard().steps());

        assertThat(events)
                .extracting(event -> event.get("type").asText())
                .containsExactly(
                        "payment_intent.payment_failed",
                        "charge.failed",
                        "zen:event-type:ticket.created",
                        "zen:event-type:ticket.comment_added",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "zen:event-type:ticket.status_changed");
        JsonNode failure = events.get(0).at("/data/object");
        assertThat(failure.get("id").asText()).isEqualTo("pi_A1");
        assertThat(failure.get("amount").asLong()).isEqualTo(4990);
        assertThat(failure.at("/last_payment_error/charge").asText()).isEqualTo("ch_A1a");
        assertThat(failure.at("/last_payment_error/decline_code").asText()).isEqualTo("insufficient_funds");
        assertThat(events.get(0).get("created").asLong())
                .isEqualTo(Instant.parse("2026-09-14T09:00:05Z").getEpochSecond());
        assertThat(events.get(6).at("/event/current").asText()).isEqualTo("SOLVED");
    }

    @Test
    void repeatsAndForgesAsTheBookHasIt() {
        Story story = Stories.lateRefunds();

        assertThat(bodies(story.steps()))
                .extracting(event -> event.get("id").asText())
                .containsExactly(
                        "evt_b4", "evt_b3", "evt_b3", "evt_bx", "evt_b3", "evt_b6", "evt_b2", "evt_b1", "evt_b4");
        assertThat(story.genuine()).hasSize(story.setup().size() + 7);
        assertThat(bodies(story.steps()).get(5).at("/data/object/refunded").asBoolean())
                .isTrue();
    }

    @Test
    void keepsTheBlanksAndCapitalsOfAnAddress() {
        List<JsonNode> events = bodies(Stories.twoAddresses().steps());

        assertThat(events.get(2).at("/data/object/email").asText()).isEqualTo(" Eva.Novak@Home.example");
        assertThat(events).hasSize(7);
        assertThat(bodies(Stories.twoAddresses().setup()))
                .allSatisfy(event -> assertThat(event.at("/detail/id").asText()).isEqualTo("777"));
    }

    @Test
    void movesEveryStoryToItsEnd() {
        Instant end = Instant.parse("2027-01-02T03:04:05Z");

        List<Story> moved = Stories.endingAt(end);

        assertThat(moved).extracting(Story::end).containsOnly(end);
        assertThat(moved.get(0).steps().get(0).receivedAt())
                .isEqualTo(
                        end.minusSeconds(Instant.parse("2026-09-14T10:05:00Z").getEpochSecond()
                                - Instant.parse("2026-09-14T09:00:05Z").getEpochSecond()));
    }

    @Test
    void givesEveryEventAnIdOfItsOwn() {
        Stream<String> ids = Stories.asWritten().stream()
                .filter(story -> !story.name().equals("S02"))
                .flatMap(story -> bodies(story.genuine()).stream())
                .map(event -> event.get("id").asText());

        assertThat(ids).doesNotHaveDuplicates();
    }

    private static List<JsonNode> bodies(List<Step> steps) {
        return steps.stream().map(Step::body).map(StoriesTest::read).toList();
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
