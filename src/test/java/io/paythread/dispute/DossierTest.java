package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.dispute.Checklist.Item;
import io.paythread.dispute.Checklist.State;
import io.paythread.dispute.PackPress.Pressed;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.privacy.Redactor;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** One dossier for each category of reasons and each type of product, out of one timeline: opened again and looked at. */
class DossierTest {
    /** A reason of each category, over the networks: network, code, the provider's reason. */
    private static final Map<String, List<String>> REASONS = Map.of(
            "fraudulent", List.of("visa", "10.4", "fraudulent"),
            "unrecognized", List.of("mastercard", "4863", "unrecognized"),
            "product_not_received", List.of("mastercard", "4853", "product_not_received"),
            "product_unacceptable", List.of("amex", "C31", "product_unacceptable"),
            "credit_not_processed", List.of("visa", "13.6", "credit_not_processed"),
            "subscription_canceled", List.of("mastercard", "4841", "subscription_canceled"),
            "duplicate", List.of("mastercard", "4834", "duplicate"),
            "general", List.of("discover", "4757", "general"),
            "noncompliant", List.of("visa", "C050", "noncompliant"));

    private final Redactor redactor = new Redactor();
    private final PackPress press = new PackPress(
            new FixedDisputeConfig(), redactor, Clock.fixed(DossierTimeline.DISPUTED.plusSeconds(60), ZoneOffset.UTC));

    @ParameterizedTest(name = "{0}, {1}")
    @CsvFileSource(resources = "/dispute/dossiers.csv", delimiter = '|')
    void isCompleteAndFitToBeSent(String category, ProductType product, String decisive) throws IOException {
        // Given
        DossierTimeline timeline = timeline(category);
        PackFacts facts = timeline.facts();

        // When
        Pack pack = pack(facts, PackDraft.of(facts, product));
        Pressed pressed = press.press(pack, facts, timeline.quoted(pack.content()), uploads());

        // Then
        assertThat(pack.category()).isEqualTo(category);
        assertThat(pressed.problems()).isEmpty();
        assertThat(pressed.pages()).isLessThanOrEqualTo(pack.network().equals("mastercard") ? 19 : 49);
        String name = category + "-" + product.wireName();
        for (PackFile file : pressed.files()) {
            holdsTheRules(PdfLook.at(file.bytes(), name + "-" + file.field()));
        }
        PdfLook whole = PdfLook.at(press.pdf(pressed), name);
        assertThat(whole.pages()).hasSize(pressed.pages());
        restsOnTheTimeline(pack.content(), timeline, whole.text());
        String json = press.json(pack, facts, pressed).encode();
        holdsNoSecret(json);
        fitsTheProvider(new JsonObject(json));
        isWhole(unzip(press.zip(pack, facts, pressed)), pressed.files().size());
        List<Item> checklist = Checklist.of(category, pack.content(), pack.exhibitFields());
        assertThat(checklist).extracting(Item::field).containsExactlyElementsOf(helpful(category, product));
        assertThat(checklist.stream().filter(Item::decisive).map(DossierTest::marked))
                .containsExactlyElementsOf(Arrays.asList(decisive.split(" ")));
    }

    @Test
    void isTriedForEveryCategory() {
        assertThat(REASONS.keySet()).isEqualTo(Reasons.KNOWN.categories());
    }

    @Test
    void quotesTheTicketsThatNameTheOrderAndNoOther() {
        // Given
        DossierTimeline timeline = timeline("duplicate");
        PackFacts facts = timeline.facts();

        // When
        List<Message> quoted = timeline.quoted(PackDraft.of(facts, ProductType.PHYSICAL));

        // Then
        assertThat(quoted).extracting(Message::ticket).containsExactly("9105", "9105", "9105", "9106", "9106");
        assertThat(quoted.get(0).text()).contains("[Visa ....4242]");
        assertThat(quoted.get(2).text()).isEqualTo("Thank you!");
        assertThat(quoted.get(3).text()).contains("[link]");
    }

    private static DossierTimeline timeline(String category) {
        List<String> reason = Objects.requireNonNull(REASONS.get(category));
        return new DossierTimeline(reason.get(0), reason.get(1), reason.get(2));
    }

    private static Pack pack(PackFacts facts, PackContent content) {
        return new Pack(
                new UUID(5, 5),
                facts.dispute().id(),
                facts.dispute().matterId(),
                facts.dispute().sourceId(),
                facts.reason().packCategory(),
                facts.reason().network(),
                1,
                1,
                content,
                List.of(exhibit("receipt"), exhibit("shipping_documentation")),
                "user:ana",
                DossierTimeline.DISPUTED,
                DossierTimeline.DISPUTED);
    }

    private static Pack.Exhibit exhibit(String field) {
        return new Pack.Exhibit(
                new UUID(6, 6), field, field + ".pdf", "application/pdf", 1, 1, "", DossierTimeline.DISPUTED);
    }

    private static List<PackFile> uploads() throws IOException {
        List<PackFile> uploads = new ArrayList<>();
        for (String field : List.of("receipt", "shipping_documentation")) {
            try (PdfPages pages = new PdfPages(List.of(), MachineFonts.none(), DossierTimeline.BOUGHT)) {
                pages.title(
                        field.equals("receipt") ? "Receipt for order 7781" : "Delivered on 16 Sep 2026, signed D. W.");
                uploads.add(
                        new PackFile(field, field + ".pdf", "application/pdf", pages.finish("Example shop"), 1, false));
            }
        }
        return uploads;
    }

    private void holdsTheRules(PdfLook look) {
        for (PDPage page : look.pages()) {
            assertThat(page.getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
            assertThat(page.getMediaBox().getHeight()).isEqualTo(PDRectangle.A4.getHeight());
            assertThat(page.getRotation()).isZero();
            assertThat(page.getCOSObject().containsKey(COSName.ANNOTS)).isFalse();
        }
        assertThat(look.sizes()).isNotEmpty().allMatch(size -> size >= 12);
        assertThat(look.text()).doesNotContain("http", "????");
        holdsNoSecret(look.text());
    }

    /** What colleagues noted, what is of another matter, and card numbers as the service's own search finds them. */
    private void holdsNoSecret(String text) {
        String words = text.replaceAll("\\s+", " ");
        assertThat(words).doesNotContain(DossierTimeline.NOTE, DossierTimeline.ELSEWHERE, DossierTimeline.CARD);
        assertThat(words.replace(" ", "")).doesNotContain("4242424242424242");
        assertThat(redactor.redactText(text)).isEqualTo(text);
        assertThat(redactor.redactText(words)).isEqualTo(words);
    }

    private static void restsOnTheTimeline(PackContent content, DossierTimeline timeline, String printed) {
        assertThat(content.statements())
                .isNotEmpty()
                .isSortedAccordingTo(Statement.BY_DATE)
                .allSatisfy(statement -> {
                    assertThat(timeline.entryIds()).containsAll(statement.entries());
                    statement.entries().forEach(entry -> assertThat(printed)
                            .contains(PublicId.format(IdPrefix.ENTRY, entry)));
                    assertThat(printed.replaceAll("\\s+", " ")).contains(statement.text());
                });
        assertThat(content.statements()).extracting(Statement::topic).contains(Statement.Topic.CONTACT);
    }

    private static void fitsTheProvider(JsonObject json) {
        int all = 0;
        for (Map.Entry<String, Object> field : json) {
            if (!field.getKey().equals("enhanced_evidence")) {
                assertThat(Reasons.KNOWN.fields()).containsKey(field.getKey());
                int length = String.valueOf(field.getValue()).length();
                assertThat(length).isBetween(1, 20_000);
                all += length;
            }
        }
        assertThat(all).isLessThanOrEqualTo(150_000);
        assertThat(json.getString("uncategorized_file")).isEqualTo("summary.pdf");
        assertThat(json.getString("customer_communication")).isEqualTo("messages.pdf");
    }

    private static void isWhole(Map<String, byte[]> archive, int files) {
        String sums = new String(Objects.requireNonNull(archive.remove("SHA256SUMS")), StandardCharsets.UTF_8);
        assertThat(archive).hasSize(files + 1);
        archive.forEach((name, bytes) -> assertThat(sums).contains(PackPress.sha256(bytes) + "  " + name));
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

    /** As the table of the provider's documentation has it. */
    private static List<String> helpful(String category, ProductType product) throws IOException {
        List<String> fields = new ArrayList<>();
        try (InputStream file = DossierTest.class.getResourceAsStream("/dispute/dispute_reasons.json")) {
            JsonNode table = new ObjectMapper().readTree(file).path("evidence_by_category");
            table.path(category).path(product.wireName()).forEach(name -> fields.add(name.asText()));
        }
        return fields;
    }

    private static String marked(Item item) {
        return (item.state() == State.MISSING ? "-" : "+") + item.field();
    }
}
