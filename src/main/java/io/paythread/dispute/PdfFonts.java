package io.paythread.dispute;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document, each embedded as far as it is used. Liberation Sans (SIL OFL, part of PDFBox) has Latin, Greek,
 * Cyrillic and Hebrew; the fonts that an installation configures fill in other scripts.
 */
final class PdfFonts {
    private static final String OWN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int REPLACEMENT = '?';

    private final List<PDFont> fonts = new ArrayList<>();
    private final Set<Integer> unknown = new HashSet<>();

    PdfFonts(PDDocument document, List<String> files) throws IOException {
        try (InputStream own = PDDocument.class.getResourceAsStream(OWN)) {
            fonts.add(PDType0Font.load(document, own, true));
        }
        for (String file : files) {
            fonts.add(PDType0Font.load(document, new File(file)));
        }
    }

    /** A piece of text that one font can write. */
    record Run(PDFont font, String text) {
        float width(float size) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }
    }

    /** The text in pieces, in the order in which it is drawn; characters that no font has become question marks. */
    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        PDFont current = fonts.get(0);
        for (int point : text.codePoints().toArray()) {
            int shown = point;
            PDFont font = font(point);
            if (font == null) {
                unknown.add(point);
                shown = REPLACEMENT;
                font = fonts.get(0);
            }
            if (!font.equals(current) && !piece.isEmpty()) {
                runs.add(new Run(current, piece.toString()));
                piece.setLength(0);
            }
            current = font;
            piece.appendCodePoint(shown);
        }
        if (!piece.isEmpty()) {
            runs.add(new Run(current, piece.toString()));
        }
        return runs;
    }

    float width(String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.width(size);
        }
        return width;
    }

    /** Whether something could not be written as it is. */
    boolean leftOut() {
        return !unknown.isEmpty();
    }

    private @org.jspecify.annotations.Nullable PDFont font(int point) {
        String text = Character.toString(point);
        for (PDFont font : fonts) {
            if (has(font, text)) {
                return font;
            }
        }
        return null;
    }

    /** A font says by a fault that it has no such glyph. */
    private static boolean has(PDFont font, String text) {
        try {
            return font.encode(text).length > 0;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException missing) {
            return false;
        }
    }
}
