package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.feed.FeedRowView;
import io.paythread.platform.feed.FeedState;
import io.paythread.platform.feed.Rendered;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How large a body may be. */
class BodiesTest {
    private final ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    private final FeedRow row = new FeedRow(
            new FeedPosition(1, 1),
            new UUID(0, 1),
            "payment.updated",
            new UUID(0, 2),
            null,
            null,
            null,
            Instant.parse("2026-09-14T10:05:00Z"));

    @Test
    void showsWhatChangedWhereItFits() throws Exception {
        // When
        JsonNode body =
                json.readTree(Bodies.fitted(json, row.type(), row.recordedAt(), view(shown(1_000)), view(null)));

        // Then
        assertThat(body.at("/data/data/text").asText()).hasSize(1_000);
        assertThat(body.path("truncated").asBoolean()).isFalse();
    }

    @Test
    void leavesItOutWhereItDoesNotAndSaysSo() throws Exception {
        // When: two bytes each
        String text = Bodies.fitted(json, row.type(), row.recordedAt(), view(shown(10_000)), view(null));

        // Then
        JsonNode body = json.readTree(text);
        assertThat(text.length()).isLessThan(Bodies.MOST_BYTES);
        assertThat(body.path("truncated").asBoolean()).isTrue();
        assertThat(body.at("/data/data").isNull()).isTrue();
        assertThat(body.at("/data/id").asText()).startsWith("fed_");
    }

    @Test
    void givesNoCursorOfTheseDaysToAPlaceOfBeforeARestore() {
        // Given
        FeedState state = new FeedState("cluster:1", FeedPosition.BEGINNING, new FeedPosition(800, 0));

        // When, Then
        assertThat(FeedEpoch.epoch(state, new FeedPosition(799, 12))).isEqualTo("cluster:1");
        assertThat(FeedEpoch.epoch(state, new FeedPosition(90_000, 12))).isEqualTo("former");
    }

    private static Rendered shown(int letters) {
        return new Rendered(Map.of("text", "é".repeat(letters)), false);
    }

    private FeedRowView view(@Nullable Rendered rendered) {
        return FeedRowView.of(row, Optional.empty(), "cursor", rendered);
    }
}
