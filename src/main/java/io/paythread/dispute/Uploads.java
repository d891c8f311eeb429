package io.paythread.dispute;

import io.paythread.platform.problem.ServiceException;
import io.paythread.privacy.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Looks at what people upload: what it is by its bytes, not by its name, how many pages it has, and whether its text shows a
 * card number. What a picture shows is beyond it. Blocks.
 */
final class Uploads {
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private Uploads() {}

    /** What a file is. */
    record Kind(String mediaType, int pages) {}

    static Kind inspect(byte[] bytes, Redactor redactor) {
        if (startsWith(bytes, PNG)) {
            return picture(bytes, "image/png");
        }
        if (startsWith(bytes, JPEG)) {
            return picture(bytes, "image/jpeg");
        }
        if (startsWith(bytes, PDF)) {
            return new Kind("application/pdf", pages(bytes, redactor));
        }
        throw ServiceException.invalid("/file", "unknown_format", "The file is no PDF, JPEG or PNG.");
    }

    private static int pages(byte[] bytes, Redactor redactor) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                throw ServiceException.invalid("/file", "encrypted", "The PDF is encrypted; banks cannot read it.");
            }
            int pages = document.getNumberOfPages();
            if (pages > PackLimits.PAGES) {
                throw ServiceException.invalid(
                        "/file",
                        "too_many_pages",
                        "The PDF has " + pages + " pages; " + PackLimits.PAGES + " are taken.");
            }
            PdfText.all(document).forEach((place, text) -> requireNoCard(redactor, place, text));
            return pages;
        } catch (IOException | NoClassDefFoundError unreadable) {
            // The error: encrypted for a certificate, and the library that would be needed for it is not here.
            throw ServiceException.invalid("/file", "unreadable", "The PDF cannot be read.");
        }
    }

    private static void requireNoCard(Redactor redactor, String place, String text) {
        if (!redactor.redactText(text).equals(text)) {
            throw ServiceException.invalid(
                    "/file",
                    "card_number",
                    "The PDF has a card number in " + place
                            + ". Take it out of the document, or print the page, black the"
                            + " number out and scan it; a box drawn over it in the PDF leaves it there. Then upload it"
                            + " again.");
        }
    }

    /** It must open: what cannot be shown cannot be judged by a bank either. */
    private static Kind picture(byte[] bytes, String mediaType) {
        try {
            if (!Pictures.isOfFairSize(bytes)) {
                throw ServiceException.invalid("/file", "too_large", "The picture has more than 50 million dots.");
            }
            byte[] unused = Pictures.page(new PackFile("", "picture", mediaType, bytes, 1, false));
            return new Kind(mediaType, 1);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw ServiceException.invalid("/file", "unreadable", "The picture cannot be read.");
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] begin) {
        return bytes.length > begin.length && Arrays.equals(bytes, 0, begin.length, begin, 0, begin.length);
    }
}
