package io.paythread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TourTest {
    private static final URI BASE = URI.create("http://localhost:8080");

    @Test
    void standsInTheReadmeAsTheBannerShowsIt() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Tour.STOPS).hasSize(5).allSatisfy(stop -> assertThat(readme)
                .contains(stop.curl(BASE, DevelopmentOnly.KEY)));
    }

    @Test
    void showsTheKeyOfDevelopmentOnly() {
        assertThat(Tour.text(BASE, "YOUR-API-KEY")).contains("YOUR-API-KEY").doesNotContain(DevelopmentOnly.KEY);
    }
}
