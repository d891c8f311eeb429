package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.dispute.PackPrint.Printed;
import io.paythread.dispute.PackPrint.Sheet;
import io.paythread.dispute.Statement.Topic;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

/** What banks take: opened again and looked at. */
class PackPrintTest {
    private static final Instant DAY = Instant.parse("2026-09-14T10:00:10Z");

    private final PackPrint print = new PackPrint(List.of(), MachineFonts.none());

    @Test
    void printsA4InTwelvePointsWithoutLinks() throws IOException {
        // When
        Printed printed = print.statements(sheet("Summary"), statements(40), Map.of());

        // Then
        PdfLook look = PdfLook.at(printed.file().bytes(), "summary");
        assertThat(look.pages()).hasSize(printed.file().pages()).hasSizeGreaterThan(1);
        for (PDPage page : look.pages()) {
            assertThat(page.getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
            assertThat(page.getMediaBox().getHeight()).isEqualTo(PDRectangle.A4.getHeight());
            assertThat(page.getCOSObject().containsKey(COSName.ANNOTS)).isFalse();
        }
        assertThat(look.sizes()).allMatch(size -> size >= 12);
    }

    @Test
    void namesTheRecordsOfEachStatement() throws IOException {
        // Given
        List<Statement> statements = statements(3);

        // When
        Printed printed = print.statements(sheet("Summary"), statements, Map.of());

        // Then
        String text = text(printed);
        for (Statement statement : statements) {
            assertThat(text)
                    .contains(
                            PublicId.format(IdPrefix.ENTRY, statement.entries().get(0)));
        }
        assertThat(text).contains("dp_1", "page 1 of ", "Claim: charged twice");
    }

    @Test
    void printsWhatWasWrittenInManyScripts() throws IOException {
        // Given
        Message message = new Message(
                new UUID(0, 1),
                "9104",
                DAY,
                true,
                "Mir wurde doppelt abgebucht, bitte prüfen. Где мой заказ? Πού είναι; שלום עולם");

        // When
        Printed printed = print.messages(sheet("Messages"), List.of(message));

        // Then
        assertThat(printed.leftOut()).isFalse();
        assertThat(text(printed)).contains("prüfen", "Где мой заказ", "Πού είναι", "ticket 9104");
    }

    @Test
    void printsJapaneseAcrossLines() throws IOException {
        // Given
        String asked = "注文番号7781について、クレジットカードに二重に請求されました。返金をお願いいたします。";

        // When
        Printed printed = print.messages(sheet("Messages"), List.of(message(asked.repeat(3))));

        // Then
        PdfLook look = PdfLook.at(printed.file().bytes(), "japanese");
        assertThat(printed.leftOut()).isFalse();
        assertThat(look.text().replaceAll("\\s+", "")).contains(asked.repeat(3));
        assertThat(look.text().lines()).noneMatch(line -> line.startsWith("。") || line.startsWith("、"));
    }

    @Test
    void joinsLettersOfTheArabicScript() throws IOException {
        // Given
        String persian = "سلام، برای سفارش ۷۷۸۱ دو بار پول گرفته‌اید. لطفاً بررسی کنید (گیرنده: Dana).";
        String arabic = "تم خصم المبلغ مرتين من بطاقتي، أرجو إعادة المبلغ.";

        // When
        Printed printed = print.messages(
                sheet("Messages"), List.of(message(persian + "\n" + arabic), message("Order سفارش 7781")));

        // Then
        PdfLook look = PdfLook.at(printed.file().bytes(), "arabic");
        assertThat(printed.leftOut()).isFalse();
        assertThat(look.text()).contains("بررسی", "Dana", "بطاقتي", "المبلغ", "Order");
    }

    @Test
    void saysWhenAScriptHasNoFont() throws IOException {
        // When
        Printed printed = print.messages(sheet("Messages"), List.of(message("환불해 주세요")));

        // Then
        assertThat(printed.leftOut()).isTrue();
        assertThat(text(printed)).contains("??? ???");
    }

    @Test
    void takesAFontThatTheMachineHas() throws IOException {
        // Given
        Path font = Files.createTempFile("paythread", ".ttf");
        try (InputStream shipped = PdfFonts.class.getResourceAsStream("/dispute/fonts/DejaVuSans.ttf")) {
            Files.write(font, Objects.requireNonNull(shipped).readAllBytes());
        }
        Path broken = Files.writeString(Files.createTempFile("paythread", ".ttf"), "no font");
        MachineFonts machine = new MachineFonts(() -> List.of(broken.toFile(), font.toFile()));

        // When, Then
        assertThat(machine.with('გ')).contains(font.toFile());
        assertThat(machine.with('환')).isEmpty();
    }

    @Test
    void breaksWordsThatAreWiderThanALine() throws IOException {
        // When
        Printed printed = print.messages(
                sheet("Messages"), List.of(new Message(new UUID(0, 1), "1", DAY, true, "x".repeat(5_000))));

        // Then
        assertThat(text(printed).chars().filter(c -> c == 'x').count()).isEqualTo(5_000);
    }

    private static Message message(String text) {
        return new Message(new UUID(0, 1), "1", DAY, true, text);
    }

    private static Sheet sheet(String title) {
        return new Sheet(
                title, "dp_1", List.of("Dispute dp_1, mastercard 4834, 120.00 EUR", "Claim: charged twice"), DAY);
    }

    private static List<Statement> statements(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Statement(
                        List.of(Topic.values()).get(i % Topic.values().length),
                        DAY.plus(Duration.ofDays(i)),
                        "Statement number " + i + ": on that day something happened that the records show. ".repeat(3),
                        List.of(new UUID(7, i))))
                .toList();
    }

    private static String text(Printed printed) throws IOException {
        return PdfLook.text(printed.file().bytes());
    }
}
