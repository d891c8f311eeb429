package io.paythread.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProjectionHealthTest {
    private static final Duration MOST = Duration.ofMinutes(5);

    @Test
    void tellsHowFarTimelinesAreBehind() {
        assertThat(ProjectionHealth.wrong(301.4, MOST))
                .hasValueSatisfying(words -> assertThat(words).contains("301 s behind", "stored safely"));
    }

    @Test
    void isContentWithinTheBoundAndWhereNothingIsKnown() {
        assertThat(ProjectionHealth.wrong(300, MOST)).isEmpty();
        assertThat(ProjectionHealth.wrong(Double.NaN, MOST)).isEmpty();
    }
}
