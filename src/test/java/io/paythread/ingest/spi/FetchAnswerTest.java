package io.paythread.ingest.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchAnswerTest {
    private static final Instant NOW = Instant.parse("2026-09-14T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    429 | 17                            | 17
                    429 | 0                             | 1
                    429 | 1.5                           | 1.5
                    429 | Mon, 14 Sep 2026 10:01:30 GMT | 90
                    429 | Mon, 14 Sep 2026 09:00:00 GMT | 1
                    429 | soon                          | 10
                    429 |                               | 10
                    429 | 7200                          | 7200
                    429 | 864000                        | 86400
                    503 | 30                            | 30
                    """)
    void waitsAsLongAsTheProviderSays(int status, @Nullable String retryAfter, double seconds) {
        assertThat(FetchAnswer.of(status, Optional.ofNullable(retryAfter), NOW))
                .isEqualTo(new FetchAnswer.Later(Duration.ofMillis(Math.round(seconds * 1_000))));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "408", "409"})
    void triesAgainWhatPasses(int status) {
        assertThat(FetchAnswer.of(status, Optional.empty(), NOW)).isEqualTo(new FetchAnswer.Failed("http_" + status));
    }

    @ParameterizedTest
    @CsvSource({"301", "400", "401", "403", "404"})
    void givesUpWhereItIsRefused(int status) {
        assertThat(FetchAnswer.of(status, Optional.empty(), NOW)).isEqualTo(new FetchAnswer.Refused(status));
    }
}
