package io.paythread.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.contract.MetricRow;
import io.paythread.contract.Scrape;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code src/docs/metrics.md} against what is scraped; {@code -Dmetrics.update} writes the list anew. */
@QuarkusTest
class MetricsReferenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BEGIN = "<!-- list -->\n";
    private static final String END = "<!-- end -->\n";
    private static final String HEAD = "| metric | type | labels | meaning |\n|---|---|---|---|\n";

    @TestHTTPResource(value = "/metrics", management = true)
    @Nullable
    URL metrics;

    @Test
    void listsEveryMetricOfOursAndNoOther() throws IOException {
        // Given
        exercise();

        // When
        List<MetricRow> served = Eventually.gives(PATIENCE, this::measured).rows("paythread_");

        // Then
        if (System.getProperty("metrics.update") != null) {
            write(served);
        }
        String list = MetricRow.text();
        assertThat(MetricRow.in(list.substring(list.indexOf(BEGIN), list.indexOf(END))))
                .as("%s; -Dmetrics.update writes it anew", MetricRow.FILE)
                .containsExactlyElementsOf(served);
    }

    @Test
    void saysWhatEachMeans() {
        // When
        List<MetricRow> served = scrape().rows("paythread_");

        // Then
        assertThat(served)
                .allSatisfy(row -> assertThat(row.meaning()).as(row.name()).hasSizeGreaterThan(10));
    }

    @Test
    void listsOfTheFrameworkWhatThereIs() {
        // Given
        Api.call().get("/v1/me").then().statusCode(200);
        List<MetricRow> listed = MetricRow.listed().stream()
                .filter(row -> !row.name().startsWith("paythread_"))
                .toList();

        // When
        List<MetricRow> served = scrape().rows("");

        // Then
        assertThat(listed).isNotEmpty().allSatisfy(row -> assertThat(served).anySatisfy(one -> {
            assertThat(one.name()).isEqualTo(row.name());
            assertThat(one.type()).isEqualTo(row.type());
            assertThat(one.labels()).containsAll(row.labels());
        }));
    }

    private static void exercise() {
        TestSource source = TestSource.fake();
        source.send("a made").statusCode(200);
        source.send("a made").statusCode(200);
        source.sendSigned("another", "b made").statusCode(400);
        TestSource asked = TestSource.of("stripe", "whsec_only_for_this_list");
        Api.send("{\"key\":\"rk_test_only_for_this_list\"}")
                .put("/v1/sources/" + asked.id() + "/provider-key")
                .then()
                .statusCode(200);
    }

    /** What is read in the database comes with the first measurement. */
    private Scrape measured() {
        Scrape now = scrape();
        assertThat(now.rows("paythread_feed_reader_lag_seconds")).isNotEmpty();
        assertThat(now.rows("paythread_source_event_age_seconds")).isNotEmpty();
        assertThat(now.rows("paythread_reconcile_age_seconds")).isNotEmpty();
        assertThat(now.value("paythread_jobs{state=\"failed\"}")).isNotEqualTo("NaN");
        return now;
    }

    private Scrape scrape() {
        String text = given().get(String.valueOf(metrics)).asString();
        return new Scrape(text);
    }

    private static void write(List<MetricRow> served) throws IOException {
        String text = MetricRow.text();
        String list = served.stream().map(row -> row.line() + "\n").collect(Collectors.joining());
        Files.writeString(
                MetricRow.FILE,
                text.substring(0, text.indexOf(BEGIN)) + BEGIN + HEAD + list + text.substring(text.indexOf(END)));
    }
}
