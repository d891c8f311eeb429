package io.paythread.dispute;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document, each opened when the ones before lack a letter, and embedded as far as it is used: Liberation
 * Sans (Latin, Greek, Cyrillic, Hebrew), those that an installation configures, DejaVu Sans (Arabic script and others),
 * M+ 1p (Japanese), and last what the machine has.
 */
final class PdfFonts {
    private static final String OWN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final List<String> SHIPPED =
            List.of("/dispute/fonts/DejaVuSans.ttf", "/dispute/fonts/mplus1p-regular-fallback.ttf");
    private static final int REPLACEMENT = '?';

    private final PDDocument document;
    private final MachineFonts machine;
    private final List<PDFont> fonts = new ArrayList<>();
    private final Deque<Opening> waiting = new ArrayDeque<>();
    private final Map<File, PDFont> ofMachine = new HashMap<>();
    private final Map<Integer, Optional<PDFont>> known = new HashMap<>();
    private final Set<Integer> unknown = new HashSet<>();

    PdfFonts(PDDocument document, List<String> files, MachineFonts machine) throws IOException {
        this.document = document;
        this.machine = machine;
        fonts.add(resource(OWN));
        files.forEach(file -> waiting.add(() -> PDType0Font.load(document, new File(file))));
        SHIPPED.forEach(name -> waiting.add(() -> resource(name)));
    }

    /** How a font is opened. */
    private interface Opening {
        PDFont open() throws IOException;
    }

    /** A piece of text that one font can write. */
    record Run(PDFont font, String text) {
        float width(float size) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }
    }

    /** The text in pieces, in the order in which it is drawn; characters that no font has become question marks. */
    List<Run> runs(String text) throws IOException {
        List<Run> runs = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        PDFont current = fonts.get(0);
        for (int point : text.codePoints().toArray()) {
            Optional<PDFont> able = font(point);
            if (able.isEmpty()) {
                unknown.add(point);
            }
            PDFont font = able.orElse(fonts.get(0));
            if (!font.equals(current) && !piece.isEmpty()) {
                runs.add(new Run(current, piece.toString()));
                piece.setLength(0);
            }
            current = font;
            piece.appendCodePoint(able.isPresent() ? point : REPLACEMENT);
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

    private Optional<PDFont> font(int point) throws IOException {
        Optional<PDFont> seen = known.get(point);
        if (seen == null) {
            seen = find(point);
            known.put(point, seen);
        }
        return seen;
    }

    private Optional<PDFont> find(int point) throws IOException {
        String text = Character.toString(point);
        for (PDFont font : fonts) {
            if (has(font, text)) {
                return Optional.of(font);
            }
        }
        while (!waiting.isEmpty()) {
            PDFont next = waiting.remove().open();
            fonts.add(next);
            if (has(next, text)) {
                return Optional.of(next);
            }
        }
        return ofMachine(point).filter(font -> has(font, text));
    }

    private Optional<PDFont> ofMachine(int point) throws IOException {
        Optional<File> file = machine.with(point);
        if (file.isPresent() && !ofMachine.containsKey(file.get())) {
            ofMachine.put(file.get(), PDType0Font.load(document, file.get()));
        }
        return file.map(ofMachine::get);
    }

    private PDFont resource(String name) throws IOException {
        try (InputStream font = PdfFonts.class.getResourceAsStream(name)) {
            if (font == null) {
                throw new IOException("the font " + name + " is not in the program");
            }
            return PDType0Font.load(document, font, true);
        }
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
