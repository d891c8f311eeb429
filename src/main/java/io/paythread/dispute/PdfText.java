package io.paythread.dispute;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.text.PDFTextStripper;

/** The words of a PDF by where they stand: pages, notes on pages, fields of a form, what it says of itself. */
final class PdfText {
    private PdfText() {}

    static Map<String, String> all(PDDocument document) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        PDFTextStripper stripper = new PDFTextStripper();
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            stripper.setStartPage(number);
            stripper.setEndPage(number);
            texts.put("the text of page " + number, stripper.getText(document));
            texts.put("a note on page " + number, notes(page));
        }
        texts.put("a field of its form", fields(document.getDocumentCatalog().getAcroForm()));
        texts.put("its title or keywords", about(document.getDocumentInformation()));
        return texts;
    }

    private static String notes(PDPage page) throws IOException {
        return joined(page.getAnnotations().stream().map(PDAnnotation::getContents));
    }

    private static String fields(@org.jspecify.annotations.Nullable PDAcroForm form) {
        return form == null
                ? ""
                : joined(StreamSupport.stream(form.getFieldTree().spliterator(), false)
                        .map(PDField::getValueAsString));
    }

    private static String about(PDDocumentInformation information) {
        return joined(Stream.of(
                information.getTitle(), information.getSubject(), information.getKeywords(), information.getAuthor()));
    }

    private static String joined(Stream<String> texts) {
        return texts.filter(Objects::nonNull).collect(Collectors.joining("\n\n"));
    }
}
