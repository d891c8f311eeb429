package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackFormTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, */*, PDF",
                "-, application/pdf, PDF",
                "-, text/html;application/xhtml+xml;*/*, HTML",
                "-, application/json, JSON",
                "-, application/zip;application/pdf, ZIP",
                "-, application/*, PDF",
                "json, application/pdf, JSON",
                "html, */*, HTML",
            })
    void isTheOneAskedForElseTheFirstThatTheCallerReads(@Nullable String name, String accepted, PackForm form) {
        // Given
        List<MediaType> types =
                Arrays.stream(accepted.split(";")).map(MediaType::valueOf).toList();

        // When, Then
        assertThat(PackForm.of(name, types)).isEqualTo(form);
    }
}
