package io.paythread.dispute;

import io.paythread.platform.problem.ServiceException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Looks at what people upload: what it is by its bytes, not by its name, and how many pages it has. Blocks. */
final class Uploads {
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private Uploads() {}

    /** What a file is. */
    record Kind(String mediaType, int pages) {}

    static Kind inspect(byte[] bytes) {
        if (startsWith(bytes, PNG)) {
            return new Kind("image/png", 1);
        }
        if (startsWith(bytes, JPEG)) {
            return new Kind("image/jpeg", 1);
        }
        if (startsWith(bytes, PDF)) {
            return new Kind("application/pdf", pages(bytes));
        }
        throw ServiceException.invalid("/file", "unknown_format", "The file is no PDF, JPEG or PNG.");
    }

    private static int pages(byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                throw ServiceException.invalid("/file", "encrypted", "The PDF is encrypted; banks cannot read it.");
            }
            return document.getNumberOfPages();
        } catch (IOException | NoClassDefFoundError unreadable) {
            // The error: encrypted for a certificate, and the library that would be needed for it is not here.
            throw ServiceException.invalid("/file", "unreadable", "The PDF cannot be read.");
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] begin) {
        return bytes.length > begin.length && Arrays.equals(bytes, 0, begin.length, begin, 0, begin.length);
    }
}
