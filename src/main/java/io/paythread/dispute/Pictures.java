package io.paythread.dispute;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Puts a picture onto a page of its own, to look at beside documents. Blocks. */
final class Pictures {
    private static final float MARGIN = 36;
    /** A photograph has 12 to 50 million; as many bytes times four are needed to open it. */
    private static final long MOST_DOTS = 50_000_000;

    private Pictures() {}

    /** Whether it can be opened without filling the memory: its size is told at its beginning. */
    static boolean isOfFairSize(byte[] bytes) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            long dots = (long) reader.getWidth(0) * reader.getHeight(0);
            reader.dispose();
            return dots <= MOST_DOTS;
        }
    }

    static byte[] page(PackFile picture) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDImageXObject image = PDImageXObject.createFromByteArray(document, picture.bytes(), picture.name());
            float across = PDRectangle.A4.getWidth() - 2 * MARGIN;
            float down = PDRectangle.A4.getHeight() - 2 * MARGIN;
            float scale = Math.min(1, Math.min(across / image.getWidth(), down / image.getHeight()));
            float height = image.getHeight() * scale;
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                stream.drawImage(image, MARGIN, MARGIN + down - height, image.getWidth() * scale, height);
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the picture cannot be put onto a page", e);
        }
    }
}
