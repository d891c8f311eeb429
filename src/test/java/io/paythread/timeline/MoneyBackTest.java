package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.MoneyBack.Move;
import io.paythread.timeline.MoneyBack.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyBackTest {
    private static final Optional<MoneyView> COLLECTED = euros(8_000);

    private static Optional<MoneyView> euros(long cents) {
        return Optional.of(new MoneyView(cents, "EUR"));
    }

    /** Spelled {@code succeeded:4000 failed:4000}, or with a stage: {@code prevented/block:8000}. */
    private static List<Move> moves(String spelled) {
        return spelled.isEmpty()
                ? List.of()
                : Arrays.stream(spelled.split(" ")).map(MoneyBackTest::move).toList();
    }

    private static Move move(String spelled) {
        int stage = spelled.indexOf('/');
        int amount = spelled.indexOf(':');
        return new Move(
                spelled.substring(0, stage < 0 ? amount : stage),
                stage < 0 ? "" : spelled.substring(stage + 1, amount),
                euros(Long.parseLong(spelled.substring(amount + 1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "''|''|NONE|0",
                "succeeded:8000|''|RETURNED|8000",
                "succeeded:4000|''|PARTLY_RETURNED|4000",
                "succeeded:4000 succeeded:4000|''|RETURNED|8000",
                "pending:8000|''|PENDING|8000",
                "succeeded:4000 pending:4000|''|PENDING|4000",
                "requires_action:8000|''|REQUESTED|8000",
                "failed:8000|''|FAILED|8000",
                "failed:8000 succeeded:8000|''|RETURNED|8000",
                "succeeded:4000 failed:4000|''|FAILED|4000",
                "canceled:8000|''|NONE|0",
                "''|warning_needs_response:8000|NONE|0",
                "''|warning_closed:8000|NONE|0",
                "''|needs_response:8000|DISPUTED|8000",
                "''|under_review:8000|DISPUTED|8000",
                "''|won:8000|NONE|0",
                "''|lost:8000|RETURNED_BY_DISPUTE|8000",
                "''|prevented/resolution:8000|RETURNED_OUTSIDE|8000",
                "''|prevented/block:8000|NONE|0",
                "succeeded:8000|won:8000|RETURNED|8000",
                "pending:8000|lost:8000|RETURNED_BY_DISPUTE|8000",
            })
    void hasOneWordForAllWays(String refunds, String disputes, Status status, long amount) {
        // When
        MoneyBack back = MoneyBack.of(moves(refunds), moves(disputes), COLLECTED, Optional.empty());

        // Then
        assertThat(back.status()).isEqualTo(status);
        assertThat(back.amount()).isEqualTo(amount == 0 ? Optional.empty() : euros(amount));
        assertThat(back.twice()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "''|8000|RETURNED|8000",
                "''|4000|PARTLY_RETURNED|4000",
                "succeeded:4000|8000|RETURNED|8000",
                "failed:4000 succeeded:4000|8000|RETURNED|8000",
                "requires_action:4000 succeeded:4000|8000|PARTLY_RETURNED|4000",
            })
    void countsRefundsOfWhichOnlyTheTotalTells(String refunds, long total, Status status, long amount) {
        // When
        MoneyBack back = MoneyBack.of(moves(refunds), List.of(), COLLECTED, euros(total));

        // Then
        assertThat(back.status()).isEqualTo(status);
        assertThat(back.amount()).isEqualTo(euros(amount));
    }

    @Test
    void tellsOfMoneyThatWentBackTwice() {
        // When
        MoneyBack back = MoneyBack.of(moves("succeeded:8000"), moves("lost:8000"), COLLECTED, Optional.empty());

        // Then
        assertThat(back.status()).isEqualTo(Status.RETURNED_BY_DISPUTE);
        assertThat(back.twice()).isTrue();
    }

    @Test
    void knowsOfRefundsThatOnlyTheTotalTellsOf() {
        // When
        MoneyBack back = MoneyBack.of(List.of(), List.of(), COLLECTED, euros(4_000));

        // Then
        assertThat(back.status()).isEqualTo(Status.PARTLY_RETURNED);
        assertThat(back.amount()).isEqualTo(euros(4_000));
    }
}
