package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Stories;
import io.paythread.platform.time.TestClock;
import io.paythread.security.Role;
import io.paythread.security.Scope;
import io.paythread.security.TestKeys;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole stories as files, over the real door: in pieces of two rows and files of five. */
@QuarkusTest
class ExportStoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> LISTS = List.of(
            "payments", "refunds", "disputes", "checkouts", "invoices", "subscriptions", "tickets", "customers");

    private final Stage stage;
    private final TestClock clock;

    @Inject
    ExportStoryTest(Stage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @BeforeEach
    void tellTheStories() {
        stage.setUp();
        Stories.asWritten().forEach(story -> stage.play(story.genuine()));
    }

    @AfterEach
    void goOn() {
        clock.release();
    }

    @Test
    void everyListIsInItsFilesRowByRow() {
        for (String list : LISTS) {
            // When
            JsonPath export = made(Api::call, "{\"resource\":\"" + list + "\"}");

            // Then
            List<JsonNode> rows = rows(Api::call, "/v1/" + list);
            assertThat(lines(Api::call, export)).as(list).isNotEmpty().isEqualTo(rows);
            assertThat(export.getInt("rows")).isEqualTo(rows.size());
            assertThat(export.getList("files.rows", Integer.class).stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(rows.size());
            assertThat(export.getList("files")).hasSize((rows.size() + 4) / 5);
        }
    }

    @Test
    void theFilesAreTheOneAnswerOfTheListCutInPieces() {
        // When
        JsonPath lines = made(Api::call, "{\"resource\":\"payments\"}");
        JsonPath table = made(Api::call, "{\"resource\":\"payments\",\"format\":\"csv\"}");

        // Then
        assertThat(text(Api::call, lines))
                .isEqualTo(Api.call()
                        .accept("application/x-ndjson")
                        .get("/v1/payments")
                        .asString());
        String answer = Api.call().accept("text/csv").get("/v1/payments").asString();
        String head = answer.substring(0, answer.indexOf("\r\n") + 2);
        List<String> files = files(Api::call, table);
        assertThat(files).hasSizeGreaterThan(1).allMatch(file -> file.startsWith(head));
        assertThat(head
                        + files.stream()
                                .map(file -> file.substring(head.length()))
                                .collect(Collectors.joining()))
                .isEqualTo(answer);
    }

    @Test
    void filtersFieldsAndCompressionAreAsAskedFor() throws IOException {
        // When
        JsonPath some = made(
                Api::call,
                "{\"resource\":\"payments\","
                        + "\"filter\":{\"status\":\"succeeded\",\"amount[gte]\":1,\"currency\":\"EUR\"},"
                        + "\"fields\":[\"id\",\"amount\"]}");
        JsonPath packed = made(
                Api::call,
                "{\"resource\":\"payments\",\"format\":\"csv\",\"compression\":\"gzip\","
                        + "\"fields\":[\"currency\",\"id\"],\"byte_order_mark\":true}");

        // Then
        List<JsonNode> listed = rows(Api::call, "/v1/payments?status=succeeded&amount[gte]=1&currency=EUR");
        assertThat(lines(Api::call, some)).isNotEmpty().hasSameSizeAs(listed).allMatch(row -> row.size() == 2);
        assertThat(lines(Api::call, some).stream().map(row -> row.path("id")))
                .containsExactlyElementsOf(
                        listed.stream().map(row -> row.path("id")).toList());
        Response file = Api.call().get(packed.getString("files[0].url"));
        assertThat(file.contentType()).isEqualTo("application/gzip");
        assertThat(file.header("Content-Disposition")).contains("payments-exp_").contains("-1.csv.gz");
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(file.asByteArray())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .startsWith("\uFEFFcurrency,id\r\nEUR,pay_");
    }

    @Test
    void aFileIsFetchedWholeOrFromAByteOn() throws NoSuchAlgorithmException {
        // Given
        JsonPath export = made(Api::call, "{\"resource\":\"payments\"}");
        String url = export.getString("files[0].url");

        // When
        Response whole = Api.call().get(url);

        // Then
        byte[] bytes = whole.asByteArray();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
        assertThat(export.getInt("files[0].bytes")).isEqualTo(bytes.length);
        assertThat(whole.header("Repr-Digest"))
                .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":");
        assertThat(whole.header("Cache-Control")).isEqualTo("no-store");
        assertThat(whole.header("Content-Type")).isEqualTo("application/x-ndjson");
        String tag = whole.header("ETag");
        int middle = bytes.length / 2 + 7;
        Response first = Api.call().header("Range", "bytes=0-" + (middle - 1)).get(url);
        Response second = Api.call()
                .header("Range", "bytes=" + middle + "-")
                .header("If-Range", tag)
                .get(url);
        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(second.header("Content-Range"))
                .isEqualTo("bytes " + middle + "-" + (bytes.length - 1) + "/" + bytes.length);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first.asByteArray());
        both.writeBytes(second.asByteArray());
        assertThat(both.toByteArray()).isEqualTo(bytes);
        assertThat(Api.call()
                        .header("Range", "bytes=5-")
                        .header("If-Range", "\"other\"")
                        .get(url)
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.call()
                        .header("Range", "bytes=" + bytes.length + "-")
                        .get(url)
                        .statusCode())
                .isEqualTo(416);
        assertThat(Api.call().header("If-None-Match", tag).get(url).statusCode())
                .isEqualTo(304);
        assertThat(Api.call().get(url.replace("/files/1", "/files/99")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void holdsWhatTheListShowsWhoAskedAndIsForNobodyWhoMaySeeLess() {
        // Given
        Bearer analyst = TestKeys.of(Role.ANALYST);
        Bearer machine = TestKeys.of(
                Role.INTEGRATION, Scope.PAYMENTS_READ, Scope.TICKETS_READ, Scope.CUSTOMERS_READ, Scope.EXPORTS_WRITE);

        // When
        JsonPath people = made(analyst::call, "{\"resource\":\"customers\"}");
        JsonPath payments = made(machine::call, "{\"resource\":\"payments\"}");
        JsonPath whole = made(Api::call, "{\"resource\":\"customers\"}");

        // Then
        assertThat(lines(analyst::call, people))
                .isEqualTo(rows(analyst::call, "/v1/customers"))
                .isNotEqualTo(rows(Api::call, "/v1/customers"));
        assertThat(text(analyst::call, people)).contains("***").doesNotContain("ana@example.com");
        assertThat(lines(machine::call, payments))
                .isEqualTo(rows(machine::call, "/v1/payments"))
                .isNotEqualTo(rows(Api::call, "/v1/payments"));
        assertThat(analyst.call().get(whole.getString("files[0].url")).statusCode())
                .isEqualTo(404);
        assertThat(analyst.call().get("/v1/exports/" + whole.getString("id")).statusCode())
                .isEqualTo(404);
        assertThat(Api.call().get(people.getString("files[0].url")).statusCode())
                .isEqualTo(200);
        assertThat(TestKeys.of(Role.AGENT)
                        .send("{\"resource\":\"payments\"}")
                        .post("/v1/exports")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesWhatTheListRefuses() {
        // Given
        Bearer analyst = TestKeys.of(Role.ANALYST);
        Bearer machine = TestKeys.of(Role.INTEGRATION, Scope.PAYMENTS_READ, Scope.EXPORTS_WRITE);

        // Then
        Response faults = Api.send("{\"resource\":\"payments\",\"filter\":{\"amount[gte]\":5,\"colour\":\"red\"},"
                        + "\"fields\":[\"id\",\"shade\"]}")
                .post("/v1/exports");
        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(faults.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("/filter/currency", "/filter/colour", "/fields/1");
        assertThat(status(Api.send("{\"resource\":\"payments\",\"colour\":\"red\"}")))
                .isEqualTo(422);
        assertThat(status(Api.send("{}"))).isEqualTo(422);
        assertThat(status(analyst.send("{\"resource\":\"customers\",\"filter\":{\"email\":\"ana@example.com\"}}")))
                .isEqualTo(403);
        assertThat(status(machine.send("{\"resource\":\"payments\",\"filter\":{\"decline_code\":\"stolen_card\"}}")))
                .isEqualTo(403);
        assertThat(status(machine.send("{\"resource\":\"tickets\"}"))).isEqualTo(403);
    }

    @Test
    void isWrittenDownWithoutTheNamesOfPeople() {
        // When
        JsonPath export = made(Api::call, "{\"resource\":\"customers\",\"filter\":{\"email\":\"ana@example.com\"}}");
        byte[] unused = Api.call().get(export.getString("files[0].url")).asByteArray();

        // Then
        Response audit = Api.call().get("/v1/audit-events?target=" + export.getString("id"));
        assertThat(audit.jsonPath().getList("data.action"))
                .containsExactly("export.read", "export.finish", "export.start");
        assertThat(audit.jsonPath().getInt("data[1].after.rows")).isEqualTo(export.getInt("rows"));
        assertThat(audit.jsonPath().getString("data[2].after.filter.email")).isNotBlank();
        assertThat(audit.asString()).doesNotContain("ana@example.com");
    }

    @Test
    void isGoneAfterAWeek() {
        // Given
        JsonPath export = made(Api::call, "{\"resource\":\"tickets\"}");
        String url = export.getString("files[0].url");

        // When
        clock.standStill(clock.instant().plus(Duration.ofDays(8)));

        // Then
        assertThat(Api.call().get(url).statusCode()).isEqualTo(410);
        JsonPath now = Api.call().get("/v1/exports/" + export.getString("id")).jsonPath();
        assertThat(now.getString("state")).isEqualTo("expired");
        assertThat(now.getList("files")).isEmpty();
    }

    @Test
    void theFeedGoesOnWhereTheFilesEnd() {
        // When
        JsonPath export = made(Api::call, "{\"resource\":\"payments\"}");

        // Then
        Response feed =
                Api.call().queryParam("after", export.getString("feed_cursor")).get("/v1/feed");
        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.jsonPath().getList("data")).isEmpty();
    }

    private static int status(RequestSpecification request) {
        return request.post("/v1/exports").statusCode();
    }

    /** The export once it is ready. */
    private static JsonPath made(Supplier<RequestSpecification> caller, String request) {
        Response asked =
                caller.get().contentType("application/json").body(request).post("/v1/exports");
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.header("Location"))
                .endsWith("/v1/jobs/" + asked.jsonPath().getString("job"));
        String address = "/v1/exports/" + asked.jsonPath().getString("id");
        Eventually.within(
                PATIENCE, () -> assertThat(caller.get().get(address).jsonPath().getString("state"))
                        .isEqualTo("succeeded"));
        return caller.get().get(address).jsonPath();
    }

    private static List<String> files(Supplier<RequestSpecification> caller, JsonPath export) {
        return export.getList("files.url", String.class).stream()
                .map(url -> new String(caller.get().get(url).asByteArray(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String text(Supplier<RequestSpecification> caller, JsonPath export) {
        return String.join("", files(caller, export));
    }

    private static List<JsonNode> lines(Supplier<RequestSpecification> caller, JsonPath export) {
        return text(caller, export).lines().map(ExportStoryTest::json).toList();
    }

    /** All rows of a list, page by page. */
    private static List<JsonNode> rows(Supplier<RequestSpecification> caller, String address) {
        List<JsonNode> rows = new ArrayList<>();
        String next = address + (address.contains("?") ? "&" : "?") + "limit=100";
        while (!next.isEmpty()) {
            JsonNode page =
                    json(caller.get().urlEncodingEnabled(false).get(next).asString());
            page.path("data").forEach(rows::add);
            next = page.path("links").path("next").asText("");
        }
        return rows;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
