package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.platform.problem.ServiceException;
import io.paythread.privacy.Redactor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people may add to a pack, and what is refused with a way to mend it. */
class UploadsTest {
    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @CsvSource({
        "4242 4242 4242 4242, the text of page 2",
        "4242-4242-4242-4242, the text of page 2",
        "378282246310005, the text of page 2",
    })
    void refusesADocumentWithACardNumberInItsText(String card, String place) throws IOException {
        // Given
        byte[] document = document("Paid with " + card + " on Monday", "", "");

        // When, Then
        assertThatThrownBy(() -> inspect(document))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.code()).isEqualTo("card_number");
                            assertThat(error.detail()).contains(place, "upload").doesNotContain(card);
                        }));
    }

    @Test
    void looksIntoNotesAndTitlesToo() throws IOException {
        // Given
        byte[] noted = document("Order 7781", "card 4242 4242 4242 4242", "");
        byte[] titled = document("Order 7781", "", "4242424242424242");

        // When, Then
        assertThatThrownBy(() -> inspect(noted)).isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> inspect(titled)).isInstanceOf(ServiceException.class);
    }

    @Test
    void takesDocumentsAndPictures() throws IOException {
        // When
        Uploads.Kind document =
                inspect(document("Order 7781, parcel 00340434161094042557, Visa ending in 4242", "", ""));
        Uploads.Kind picture = inspect(picture());

        // Then
        assertThat(document).isEqualTo(new Uploads.Kind("application/pdf", 2));
        assertThat(picture).isEqualTo(new Uploads.Kind("image/png", 1));
    }

    @Test
    void refusesAPictureThatDoesNotOpen() throws IOException {
        // Given
        byte[] cut = Arrays.copyOf(picture(), 20);

        // When, Then
        assertThatThrownBy(() -> inspect(cut)).isInstanceOf(ServiceException.class);
    }

    private Uploads.Kind inspect(byte[] bytes) {
        return Uploads.inspect(bytes, redactor);
    }

    private static byte[] document(String text, String note, String title) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage(PDRectangle.A4));
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                stream.beginText();
                stream.setFont(new PDType1Font(FontName.HELVETICA), 12);
                stream.newLineAtOffset(50, 500);
                stream.showText(text);
                stream.endText();
            }
            PDAnnotationText annotation = new PDAnnotationText();
            annotation.setContents(note);
            page.getAnnotations().add(annotation);
            document.getDocumentInformation().setTitle(title);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out))
                .isTrue();
        return out.toByteArray();
    }
}
