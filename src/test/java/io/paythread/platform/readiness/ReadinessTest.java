package io.paythread.platform.readiness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final ReadinessCheck ONE = () -> List.of(Finding.unsafe("paythread.one", "it is on. Turn it off."));
    private static final ReadinessCheck TWO = () -> List.of(
            Finding.unsafe("paythread.two", "everybody knows it."), Finding.doubtful("paythread.three", "it is odd."));

    @Test
    void refusesProductionAndNamesEachKeyAndWhy() {
        assertThatThrownBy(() -> new Readiness(List.of(ONE, TWO)).check(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("paythread.one: it is on. Turn it off.")
                .hasMessageContaining("paythread.two: everybody knows it.")
                .hasMessageNotContaining("paythread.three");
    }

    @Test
    void startsWithWhatIsOnlyDoubtful() {
        assertThatCode(() -> new Readiness(List.of(() -> List.of(Finding.doubtful("paythread.three", "it is odd."))))
                        .check(true))
                .doesNotThrowAnyException();
    }

    @Test
    void leavesDevelopmentAlone() {
        assertThatCode(() -> new Readiness(List.of(ONE, TWO)).check(false)).doesNotThrowAnyException();
    }
}
