package io.paythread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.id.Ids;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpisodeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Random random = new Random(1);

    @Test
    void endsNowAndGivesEveryEventAnIdOfItsOwn() throws IOException {
        List<String> eventIds = new ArrayList<>();
        for (Story visit : visits(200)) {
            assertThat(visit.steps()).extracting(Step::receivedAt).allSatisfy(at -> assertThat(at)
                    .isBeforeOrEqualTo(NOW));
            assertThat(visit.genuine()).hasSizeBetween(3, 12);
            for (Step step : visit.steps()) {
                JsonNode event = MAPPER.readTree(step.body());
                eventIds.add(event.get("id").asText());
            }
        }

        assertThat(eventIds).doesNotHaveDuplicates();
    }

    @Test
    void showsEveryCourseBeforeLong() {
        List<String> bodies = visits(200).stream()
                .flatMap(visit -> visit.steps().stream())
                .map(Step::body)
                .toList();

        assertThat(List.of(
                        "charge.failed", "refund.updated", "charge.dispute.created", "early_fraud_warning", "solved"))
                .allSatisfy(word -> assertThat(bodies)
                        .anyMatch(body -> body.toLowerCase(Locale.ROOT).contains(word)));
    }

    private List<Story> visits(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Episode.of(Visitor.invent(ids, random), NOW, random))
                .toList();
    }
}
