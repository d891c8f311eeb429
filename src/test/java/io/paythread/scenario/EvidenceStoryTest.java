package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.paythread.Api;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S04: what the draft of a pack holds when the bank opens the dispute. */
@QuarkusTest
class EvidenceStoryTest {
    private static final Instant OPENED = Instant.parse("2026-09-21T07:00:01Z");
    /** What Stripe tells after the dispute was opened. */
    private static final List<String> LATER = List.of("evt_d10", "evt_d11");

    private final Stage stage;
    private final TestClock clock;

    @Inject
    EvidenceStoryTest(Stage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void draftsWhatTheTimelineProvesOfADuplicate() {
        // Given
        stage.play(untilTheDispute());
        clock.standStill(OPENED);

        // When
        Response drafted = draft();

        // Then
        drafted.then()
                .statusCode(201)
                .body("category", equalTo("duplicate"))
                .body("fields.duplicate_charge_id", equalTo("ch_D2"))
                .body("contact.before_dispute", equalTo(true))
                .body("contact.lead_seconds", equalTo(6 * 86_400 + 19 * 3_600 + 40 * 60))
                .body("contact.answered_after_seconds", equalTo(28 * 60))
                .body("excerpts.author", contains("customer", "merchant", "customer"))
                .body("excerpts.ticket", contains("9104", "9104", "9104"))
                .body("excerpts[0].text", equalTo("Mir wurde doppelt abgebucht, bitte prüfen"))
                .body("problems", equalTo(List.of()))
                .body("checklist.findAll { it.state == 'missing' }.field", hasItem("shipping_documentation"));
        JsonPath pack = drafted.jsonPath();
        assertThat(pack.getString("contact.sentence")).contains("6 d 19 h 40 min before", "after 28 min");
        assertThat(pack.getString("fields.duplicate_charge_explanation"))
                .contains(
                        "re_D1",
                        "120.00 EUR",
                        "14 Sep 2026, 13:05:00 UTC",
                        "74208126259001234567890",
                        "7781",
                        "2 min 52 s");
        assertThat(pack.getInt("pages")).isBetween(2, 19);
        assertThat(pack.<List<String>>getList("statements.entries")).noneMatch(List::isEmpty);
        assertThat(pack.getString("statements.text")).contains("order 7781").doesNotContain("refund of ch_D1");
        assertThat(Api.call()
                        .get("/v1/audit-events?target=" + pack.getString("id"))
                        .jsonPath()
                        .getList("data.action"))
                .containsExactly("evidence_pack.draft");
    }

    @Test
    void draftsTheSameInAnyOrder() {
        // Given
        List<Step> steps = untilTheDispute();
        stage.play(steps);
        clock.standStill(OPENED);
        String inOrder = comparable(draft());
        stage.clear();

        // When
        stage.play(AnyOrder.shuffled(steps, 4));

        // Then
        clock.standStill(OPENED);
        assertThat(comparable(draft())).isEqualTo(inOrder);
    }

    @Test
    void printsExportsAndKeepsVersions() throws IOException {
        // Given
        stage.play(untilTheDispute());
        clock.standStill(OPENED);
        String path = "/v1/evidence-packs/" + draft().path("id");

        // When
        Response changed = Api.send(
                        "{\"fields\":{\"shipping_date\":\"2026-09-15\",\"uncategorized_text\":\"Card 4242 4242 4242 4242\"}}")
                .header("If-Match", "\"1\"")
                .patch(path);
        byte[] preview = Api.call().get(path + "/preview").asByteArray();
        assertThat(new String(preview, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        Response added = Api.call()
                .header("If-Match", "\"2\"")
                .multiPart("field", "shipping_documentation")
                .multiPart("file", "proof.pdf", preview, "application/pdf")
                .post(path + "/exhibits");

        // Then
        changed.then().statusCode(200).body("version", equalTo(2));
        assertThat(changed.path("fields.uncategorized_text").toString()).isEqualTo("Card [Visa ....4242]");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        added.then()
                .body("version", equalTo(3))
                .body("exhibits.field", contains("shipping_documentation"))
                .body("exhibits.media_type", contains("application/pdf"));
        Api.send("{}").header("If-Match", "\"1\"").patch(path).then().statusCode(412);
        Api.send("{}").patch(path).then().statusCode(428);
        Api.send("{\"fields\":{\"receipt\":\"x\",\"nonsense\":\"y\"}}")
                .header("If-Match", "*")
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/fields/receipt", "/fields/nonsense"));
        Api.call()
                .header("If-Match", "*")
                .multiPart("field", "receipt")
                .multiPart("file", "proof.pdf", "<html>".getBytes(StandardCharsets.UTF_8), "application/pdf")
                .post(path + "/exhibits")
                .then()
                .statusCode(422);
        Api.call()
                .get(path + "/diff?against=1")
                .then()
                .statusCode(200)
                .body("fields.field", hasItem("shipping_date"))
                .body("exhibits.added", contains(startsWith("exh_")));
        assertThat(words(Api.call().get(path + "/preview").asByteArray()))
                .contains("ch_D2", "Mir wurde doppelt abgebucht", "re_D1")
                .doesNotContain("4242 4242");
        Api.call()
                .get(path + "/preview?format=json")
                .then()
                .statusCode(200)
                .body("duplicate_charge_id", equalTo("ch_D2"))
                .body("shipping_date", equalTo("2026-09-15"));
        Map<String, byte[]> archive =
                unzip(Api.call().get(path + "/preview?format=zip").asByteArray());
        assertThat(archive.keySet())
                .contains(
                        "evidence.json",
                        "files/1-summary.pdf",
                        "files/2-messages.pdf",
                        "files/3-proof.pdf",
                        "SHA256SUMS");
        String exhibit = added.path("exhibits[0].id");
        Api.call()
                .header("If-Match", "\"3\"")
                .delete(path + "/exhibits/" + exhibit)
                .then()
                .statusCode(200)
                .body("version", equalTo(4))
                .body("exhibits", equalTo(List.of()));
        Api.call().get(path + "?version=3").then().statusCode(200).body("exhibits.id", contains(exhibit));
    }

    @Test
    void showsThePackInTheFormThatIsAskedFor() {
        // Given
        stage.play(untilTheDispute());
        clock.standStill(OPENED);
        String path = "/v1/evidence-packs/" + draft().path("id");
        String script = "<script>alert(1)</script> & \"more\"";
        Api.send("{\"fields\":{\"product_description\":\"<script>alert(1)</script> & \\\"more\\\"\"}}")
                .header("If-Match", "\"1\"")
                .patch(path)
                .then()
                .statusCode(200)
                .body("fields.product_description", equalTo(script));

        // When
        Response pdf = Api.call().accept("application/pdf").get(path + "/preview");
        Response page = Api.call().accept("text/html").get(path + "/preview");
        Response named = Api.call().get(path + "/preview?format=html");

        // Then
        pdf.then().statusCode(200).header("Content-Type", startsWith("application/pdf"));
        assertThat(new String(pdf.asByteArray(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        page.then().statusCode(200).header("Content-Type", startsWith("text/html"));
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.asString())
                .contains(
                        "ch_D2",
                        "Mir wurde doppelt abgebucht",
                        "&lt;script&gt;alert(1)&lt;/script&gt; &amp;",
                        "SHA-256")
                .doesNotContain("<script", "http:", "https:");
        assertThat(named.asString()).isEqualTo(page.asString());
        Api.call().get(path + "/preview?format=docx").then().statusCode(422);
        Api.call()
                .accept("application/json")
                .get(path + "/preview?format=json")
                .then()
                .statusCode(200)
                .body("duplicate_charge_id", equalTo("ch_D2"));
    }

    private static List<Step> untilTheDispute() {
        Story story = Stories.asWritten().get(3);
        return story.genuine().stream()
                .filter(step -> LATER.stream().noneMatch(step.body()::contains))
                .toList();
    }

    private static Response draft() {
        String dispute = Api.call().get("/v1/lookup?ref=dp_D1").path("data[0].id");
        return Api.send("{\"product_type\":\"physical\"}").post("/v1/disputes/" + dispute + "/evidence-packs");
    }

    private static String comparable(Response drafted) {
        return drafted.asString().replaceAll("epk_[0-9a-z]{26}", "epk");
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
