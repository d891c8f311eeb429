package io.paythread.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RangeRequestTest {
    private static final String SOURCE = PublicId.format(IdPrefix.SOURCE, new UUID(1, 2));
    private static final Instant LATEST = Instant.parse("2026-09-14T09:55:00Z");

    @Test
    void refusesARangeThatBeginsWhereWebhooksMayBeUnderWay() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> request(LATEST, null).wish(LATEST))
                .satisfies(refused -> assertThat(refused.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/from")));
    }

    @Test
    void endsWhereWebhooksMayBeUnderWay() {
        assertThat(end(null)).isEqualTo(LATEST);
        assertThat(end(LATEST.plusSeconds(60))).isEqualTo(LATEST);
        assertThat(end(LATEST.minusSeconds(60))).isEqualTo(LATEST.minusSeconds(60));
    }

    private static Instant end(@Nullable Instant to) {
        return request(LATEST.minusSeconds(3_600), to).wish(LATEST).range().to();
    }

    private static RangeRequest request(Instant from, @Nullable Instant to) {
        return new RangeRequest(SOURCE, from, to);
    }
}
