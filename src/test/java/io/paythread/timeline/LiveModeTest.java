package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.ObjectType;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveModeTest {
    private static final Instant NINE = Instant.parse("2026-09-14T09:00:00Z");

    private final ObjectRow tried = row(1, 1, false);
    private final ObjectRow silent = row(2, 1, null);
    private final ObjectRow real = row(3, 2, true);
    private final ObjectRow other = row(4, 3, null);

    @Test
    void takesTheWordOfTheMatterWhereAnObjectIsSilent() {
        assertThat(LiveMode.isTest(tried, List.of(tried, silent))).isTrue();
        assertThat(LiveMode.isTest(silent, List.of(tried, silent))).isTrue();
        assertThat(LiveMode.isTest(silent, List.of(silent))).isFalse();
        assertThat(LiveMode.isTest(silent, List.of(tried, silent, row(5, 1, true))))
                .isFalse();
        assertThat(LiveMode.isTest(real, List.of(tried, real))).isFalse();
    }

    @Test
    void leavesOutWhatWasTriedOutWhereAnythingIsReal() {
        assertThat(LiveMode.counting(List.of(tried, silent, other))).containsExactly(tried, silent, other);
        assertThat(LiveMode.counting(List.of(tried, silent, real, other))).containsExactly(real, other);
    }

    private static ObjectRow row(int id, int matter, @Nullable Boolean live) {
        return new ObjectRow(
                new UUID(0, id),
                ObjectType.PAYMENT,
                new UUID(1, 1),
                "pi_" + id,
                new UUID(2, matter),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NINE,
                NINE,
                false,
                new JsonObject().put("attributes", new JsonObject().put("live", live)));
    }
}
