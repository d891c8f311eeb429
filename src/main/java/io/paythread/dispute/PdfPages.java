package io.paythread.dispute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Writes text onto pages as banks want it: A4, portrait, 12 points or more, black on white, no links and nothing marked in
 * colour. Blocks; run it away from the event loop.
 */
final class PdfPages implements AutoCloseable {
    static final float TEXT = 12;
    static final float HEADING = 14;
    static final float TITLE = 18;

    private static final float MARGIN = 56;
    private static final float LEADING = 1.35f;
    private static final float FOOT = 40;
    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;
    private static final float BOTTOM = FOOT + 28;
    private static final float INDENT = 18;
    private static final float OUTLINE = 0.35f;
    /** Lines that a heading, and a longer item, wants below it on the same page. */
    private static final int HEADING_NEEDS = 6;

    private static final int ITEM_NEEDS = 3;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private final PDDocument document = new PDDocument();
    private final PdfFonts fonts;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream stream;
    private float y;

    PdfPages(List<String> fontFiles, java.time.Instant made) throws IOException {
        fonts = new PdfFonts(document, fontFiles);
        Calendar date = GregorianCalendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        date.setTimeInMillis(made.toEpochMilli());
        document.getDocumentInformation().setCreationDate(date);
        document.setDocumentId(made.toEpochMilli());
        stream = open();
    }

    void title(String text) throws IOException {
        write(text, TITLE, 0, true);
        space(6);
    }

    /** Keeps what begins under it with it, and has a line below. */
    void heading(String text) throws IOException {
        space(12);
        if (room() < HEADING_NEEDS * TEXT * LEADING) {
            next();
        }
        write(text, HEADING, 0, true);
        y -= 4;
        stream.setLineWidth(0.75f);
        stream.moveTo(MARGIN, y);
        stream.lineTo(MARGIN + WIDTH, y);
        stream.stroke();
        space(6);
    }

    void paragraph(String text) throws IOException {
        write(text, TEXT, 0, false);
        space(4);
    }

    /** A few lines that stay together. */
    void entry(String text) throws IOException {
        if (height(text, 0) > room()) {
            next();
        }
        paragraph(text);
    }

    void gap() {
        space(6);
    }

    /** A short heading with its text, on one page where it fits on one. */
    void item(String heading, String text) throws IOException {
        float needs = height(heading, 0) + height(text, INDENT);
        if (needs > room() && needs <= TOP - BOTTOM) {
            next();
        } else if (room() < ITEM_NEEDS * TEXT * LEADING) {
            next();
        }
        write(heading, TEXT, 0, true);
        write(text, TEXT, INDENT, false);
        space(8);
    }

    boolean leftOut() {
        return fonts.leftOut();
    }

    int count() {
        return pages.size();
    }

    /** The document, with what it is and the number of the page at the foot of each. */
    byte[] finish(String foot) throws IOException {
        stream.close();
        for (int i = 0; i < pages.size(); i++) {
            try (PDPageContentStream under = new PDPageContentStream(
                    document, pages.get(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
                draw(under, foot + " - page " + (i + 1) + " of " + pages.size(), TEXT, MARGIN, FOOT, false);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void write(String text, float size, float indent, boolean bold) throws IOException {
        for (String piece : lines(text, size, indent)) {
            if (room() < size * LEADING) {
                next();
            }
            y -= size * LEADING;
            draw(stream, piece, size, MARGIN + indent, y, bold);
        }
    }

    private List<String> lines(String text, float size, float indent) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.addAll(wrapped(line.strip().replace('\t', ' '), size, WIDTH - indent));
        }
        return lines;
    }

    private float height(String text, float indent) throws IOException {
        return lines(text, TEXT, indent).size() * TEXT * LEADING;
    }

    private float room() {
        return y - BOTTOM;
    }

    /** By words; a word that is wider than a line is broken. */
    private List<String> wrapped(String line, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : line.split(" +", -1)) {
            String rest = word;
            while (fonts.width(rest, size) > width) {
                int fits = fitting(rest, size, width);
                if (!current.isEmpty()) {
                    lines.add(current.toString());
                    current.setLength(0);
                }
                lines.add(rest.substring(0, fits));
                rest = rest.substring(fits);
            }
            String longer = current.isEmpty() ? rest : current + " " + rest;
            if (fonts.width(longer, size) > width) {
                lines.add(current.toString());
                current.setLength(0);
                current.append(rest);
            } else {
                current.setLength(0);
                current.append(longer);
            }
        }
        lines.add(current.toString());
        return lines;
    }

    private int fitting(String word, float size, float width) throws IOException {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (fonts.width(word.substring(0, next), size) > width) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** There is one weight of the font: what is to be bold has its outlines drawn too. */
    private void draw(PDPageContentStream to, String text, float size, float x, float at, boolean bold)
            throws IOException {
        if (text.isEmpty()) {
            return;
        }
        to.beginText();
        to.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        to.setLineWidth(OUTLINE);
        to.newLineAtOffset(x, at);
        for (PdfFonts.Run run : fonts.runs(visual(text))) {
            to.setFont(run.font(), size);
            to.showText(run.text());
        }
        to.endText();
    }

    /** Scripts that run from right to left stand in the order in which they are drawn. */
    private static String visual(String line) {
        if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        byte[] levels = new byte[bidi.getRunCount()];
        Object[] runs = new Object[levels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] =
                    levels[i] % 2 == 0 ? run : new StringBuilder(run).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        StringBuilder shown = new StringBuilder();
        for (Object run : runs) {
            shown.append(run);
        }
        return shown.toString();
    }

    private void space(float points) {
        y -= points;
    }

    private void next() throws IOException {
        stream.close();
        stream = open();
    }

    private PDPageContentStream open() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        y = TOP;
        return new PDPageContentStream(document, page);
    }
}
