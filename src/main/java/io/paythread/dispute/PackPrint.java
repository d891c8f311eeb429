package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Prints a pack: what it proves, in order of date, each statement with its sources; and the messages that it quotes. */
final class PackPrint {
    static final String SUMMARY = "uncategorized_file";
    static final String MESSAGES = "customer_communication";

    private final List<String> fonts;
    private final MachineFonts machine;

    PackPrint(List<String> fonts, MachineFonts machine) {
        this.fonts = List.copyOf(fonts);
        this.machine = machine;
    }

    /**
     * What is printed.
     *
     * @param title what the document is
     * @param dispute the provider's id of the dispute
     * @param lines the case in a few words
     */
    record Sheet(String title, String dispute, List<String> lines, Instant made) {}

    /** A printed document, and whether some characters could not be written. */
    record Printed(PackFile file, boolean leftOut) {}

    /** The statements, with what the records are that they rest on. */
    Printed statements(Sheet sheet, List<Statement> statements, Map<UUID, String> records) {
        try (PdfPages pages = new PdfPages(fonts, machine, sheet.made())) {
            begin(pages, sheet);
            pages.heading("What happened, in order of date");
            Map<UUID, Integer> numbers = new LinkedHashMap<>();
            for (Statement statement : statements) {
                StringBuilder sources = new StringBuilder();
                for (UUID entry : statement.entries()) {
                    numbers.putIfAbsent(entry, numbers.size() + 1);
                    sources.append(" [").append(numbers.get(entry)).append(']');
                }
                pages.item(heading(statement), statement.text() + sources);
            }
            pages.heading("Records that this rests on");
            for (Map.Entry<UUID, Integer> number : numbers.entrySet()) {
                String record = records.get(number.getKey());
                pages.entry("[" + number.getValue() + "] " + (record == null ? "" : record + "\n")
                        + PublicId.format(IdPrefix.ENTRY, number.getKey()));
            }
            return file(pages, sheet, SUMMARY, "summary.pdf");
        } catch (IOException e) {
            throw new UncheckedIOException("the summary cannot be printed", e);
        }
    }

    /** The messages. */
    Printed messages(Sheet sheet, List<Message> messages) {
        try (PdfPages pages = new PdfPages(fonts, machine, sheet.made())) {
            begin(pages, sheet);
            pages.heading("Messages between customer and merchant, in order of date");
            pages.paragraph("Only what the customer wrote or was sent; repeats of earlier messages are left out."
                    + " What is removed of a message has something else in its place in square brackets.");
            pages.gap();
            for (Message message : messages) {
                pages.item(heading(message), message.text());
            }
            return file(pages, sheet, MESSAGES, "messages.pdf");
        } catch (IOException e) {
            throw new UncheckedIOException("the messages cannot be printed", e);
        }
    }

    private static void begin(PdfPages pages, Sheet sheet) throws IOException {
        pages.title(sheet.title());
        for (String line : sheet.lines()) {
            pages.paragraph(line);
        }
    }

    private static Printed file(PdfPages pages, Sheet sheet, String field, String name) throws IOException {
        int count = pages.count();
        byte[] bytes = pages.finish("Dispute " + sheet.dispute());
        return new Printed(new PackFile(field, name, "application/pdf", bytes, count, true), pages.leftOut());
    }

    static String heading(Message message) {
        return Wording.time(message.at()) + " - " + (message.byCustomer() ? "customer" : "merchant") + ", ticket "
                + message.ticket();
    }

    static String heading(Statement statement) {
        return Wording.day(statement.at()) + " - " + heading(statement.topic());
    }

    private static String heading(Statement.Topic topic) {
        return switch (topic) {
            case EARLIER_PURCHASE -> "Earlier purchase";
            case PURCHASE -> "Purchase";
            case AUTHENTICATION -> "Checks";
            case ORIGIN -> "Where the purchase came from";
            case DELIVERY -> "Delivery";
            case DUPLICATE -> "Second charge";
            case REFUND -> "Refund";
            case CONTACT -> "Contact with the customer";
            case SUBSCRIPTION -> "Subscription";
            case DISPUTE -> "Dispute";
        };
    }
}
