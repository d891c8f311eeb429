package io.paythread.dispute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
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

    PdfPages(List<String> fontFiles, MachineFonts machine, Instant made) throws IOException {
        fonts = new PdfFonts(document, fontFiles, machine);
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

    /** A line in the order of reading, and whether its paragraph begins at the right. */
    private record Line(String text, boolean fromTheRight) {}

    private void write(String text, float size, float indent, boolean bold) throws IOException {
        for (Line line : lines(text, size, indent)) {
            if (room() < size * LEADING) {
                next();
            }
            y -= size * LEADING;
            String drawn = Lettering.drawn(line.text(), line.fromTheRight());
            float x = line.fromTheRight() ? MARGIN + WIDTH - fonts.width(drawn, size) : MARGIN + indent;
            draw(stream, drawn, size, x, y, bold);
        }
    }

    private List<Line> lines(String text, float size, float indent) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            boolean fromTheRight = Lettering.fromTheRight(paragraph);
            for (String line : wrapped(Lettering.joined(paragraph.strip().replace('\t', ' ')), size, WIDTH - indent)) {
                lines.add(new Line(line, fromTheRight));
            }
        }
        return lines;
    }

    private float height(String text, float indent) throws IOException {
        return lines(text, TEXT, indent).size() * TEXT * LEADING;
    }

    private float room() {
        return y - BOTTOM;
    }

    /** By words; a word that is wider than a line fills the line that is begun and goes on in the next. */
    private List<String> wrapped(String line, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        String current = "";
        for (String word : line.split(" +", -1)) {
            String begun = current.isEmpty() ? "" : current + " ";
            String rest = word;
            if (fonts.width(word, size) <= width && fonts.width(begun + word, size) > width) {
                lines.add(current);
                begun = "";
            }
            while (fonts.width(begun + rest, size) > width) {
                int fits = fitting(rest, size, width - fonts.width(begun, size), begun.isEmpty());
                lines.add((begun + rest.substring(0, fits)).strip());
                rest = rest.substring(fits);
                begun = "";
            }
            current = begun + rest;
        }
        lines.add(current);
        return lines;
    }

    /** How much of a word fits, up to where it may be broken; at least one character where it must. */
    private int fitting(String word, float size, float width, boolean must) throws IOException {
        int end = 0;
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (fonts.width(word.substring(0, next), size) > width) {
                break;
            }
            end = next;
        }
        int allowed = end == 0 ? 0 : Lettering.breakBefore(word, end);
        return allowed > 0 || !must ? allowed : Math.max(end, word.offsetByCodePoints(0, 1));
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
        for (PdfFonts.Run run : fonts.runs(text)) {
            to.setFont(run.font(), size);
            to.showText(run.text());
        }
        to.endText();
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
