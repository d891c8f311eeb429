package io.paythread.dispute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A PDF opened again. {@code -Ddispute.pages=folder} also leaves pictures of its pages there. */
record PdfLook(String text, List<PDPage> pages, List<Float> sizes) {

    static PdfLook at(byte[] bytes, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            List<PDPage> pages = new ArrayList<>();
            document.getPages().forEach(pages::add);
            picture(document, name);
            return new PdfLook(new PDFTextStripper().getText(document), pages, sizes(document));
        }
    }

    static String text(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<Float> sizes(PDDocument document) throws IOException {
        List<Float> sizes = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                positions.forEach(position -> sizes.add(position.getFontSizeInPt()));
            }
        };
        String unused = stripper.getText(document);
        return sizes;
    }

    private static void picture(PDDocument document, String name) throws IOException {
        String folder = System.getProperty("dispute.pages");
        if (folder != null) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                Path file = Files.createDirectories(Path.of(folder)).resolve(name + "-" + i + ".png");
                boolean unused = ImageIO.write(renderer.renderImageWithDPI(i, 60), "png", file.toFile());
            }
        }
    }
}
