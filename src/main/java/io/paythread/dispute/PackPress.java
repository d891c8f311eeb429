package io.paythread.dispute;

import io.paythread.dispute.PackLimits.Problem;
import io.paythread.dispute.PackPrint.Printed;
import io.paythread.dispute.PackPrint.Sheet;
import io.paythread.fact.Attribute;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.privacy.Redactor;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;

/** Makes files of packs. Everything here blocks: call it away from the event loop. */
@Singleton
class PackPress {
    /** The first that ZIP can say: archives of the same pack are the same. */
    private static final long ZIP_TIME = Instant.parse("1980-01-01T12:00:00Z").toEpochMilli();

    private final PackPrint print;
    private final Redactor redactor;
    private final Clock clock;

    PackPress(DisputeConfig config, Redactor redactor, Clock clock) {
        this.print = new PackPrint(config.fonts().orElse(List.of()), MachineFonts.installed());
        this.redactor = redactor;
        this.clock = clock;
    }

    /** A pack with everything that it becomes. */
    record Pressed(List<PackFile> files, List<Problem> problems) {
        int pages() {
            return files.stream().mapToInt(PackFile::pages).sum();
        }
    }

    /** All files of a pack, and what keeps it from being sent. */
    Pressed press(Pack pack, PackFacts facts, List<Message> messages, List<PackFile> uploads) {
        List<PackFile> files = new ArrayList<>();
        boolean leftOut = false;
        List<Statement> statements = statements(pack);
        if (!statements.isEmpty() && free(uploads, PackPrint.SUMMARY)) {
            Printed printed =
                    print.statements(sheet(pack, facts, "Summary of the evidence"), statements, Records.of(facts));
            files.add(printed.file());
            leftOut = printed.leftOut();
        }
        if (!messages.isEmpty() && free(uploads, PackPrint.MESSAGES)) {
            Printed printed = print.messages(sheet(pack, facts, "Customer communication"), messages);
            files.add(printed.file());
            leftOut |= printed.leftOut();
        }
        files.addAll(uploads);
        List<Problem> problems =
                new ArrayList<>(PackLimits.check(pack.network(), pack.content().fields(), files));
        if (leftOut) {
            problems.add(new Problem(
                    "characters_not_printed",
                    "/files",
                    "Some characters have no font here and are printed as question marks. Install a font that has them,"
                            + " or name one in paythread.dispute.fonts.",
                    false));
        }
        if (!facts.reason().challengeable()) {
            problems.add(
                    new Problem("not_challengeable", "/category", "Evidence is not accepted for this reason.", true));
        }
        Deadline deadline = Cases.deadline(facts.dispute(), clock.instant());
        if (deadline.state() != Deadline.State.OPEN) {
            problems.add(new Problem(
                    "no_answer_awaited",
                    "/deadline",
                    "The dispute does not await an answer: its deadline is "
                            + deadline.state().wireName() + ".",
                    true));
        }
        return new Pressed(files, problems);
    }

    /** Made files first, then those that were added, as one document to look at. */
    byte[] pdf(Pressed pressed) {
        PDFMergerUtility merger = new PDFMergerUtility();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pressed.files()
                .forEach(file -> merger.addSource(new RandomAccessReadBuffer(
                        file.mediaType().equals("application/pdf") ? file.bytes() : Pictures.page(file))));
        merger.setDestinationStream(out);
        try {
            merger.mergeDocuments(null);
        } catch (IOException e) {
            throw new UncheckedIOException("the files cannot be joined", e);
        }
        return out.toByteArray();
    }

    /** What would be sent, in the provider's field names; files by their names. */
    JsonObject json(Pack pack, PackFacts facts, Pressed pressed) {
        Map<String, String> files = new LinkedHashMap<>();
        pressed.files().forEach(file -> files.put(file.field(), file.name()));
        return evidence(pack, facts, files);
    }

    /** What is sent, with the provider's ids of the files. */
    JsonObject evidence(Pack pack, PackFacts facts, Map<String, String> files) {
        JsonObject evidence = facts.sale()
                .map(sale -> ProviderForm.evidence(pack, facts.earlier(), sale.purchase(), files))
                .orElseGet(() -> {
                    JsonObject only = new JsonObject();
                    pack.content().fields().forEach(only::put);
                    files.forEach(only::put);
                    return only;
                });
        return new JsonObject(redactor.redactText(evidence.encode()));
    }

    /** The files, the fields, and a list with the hash of each, as {@code sha256sum --check} reads it. */
    byte[] zip(Pack pack, PackFacts facts, Pressed pressed) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("evidence.json", json(pack, facts, pressed).encodePrettily().getBytes(StandardCharsets.UTF_8));
        int number = 1;
        for (PackFile file : pressed.files()) {
            entries.put("files/" + number++ + "-" + file.name().replaceAll("[^A-Za-z0-9._-]", "_"), file.bytes());
        }
        StringBuilder manifest = new StringBuilder();
        entries.forEach((name, bytes) ->
                manifest.append(sha256(bytes)).append("  ").append(name).append('\n'));
        entries.put("SHA256SUMS", manifest.toString().getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTime(ZIP_TIME);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the archive cannot be written", e);
        }
        return out.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean free(List<PackFile> uploads, String field) {
        return uploads.stream().noneMatch(file -> file.field().equals(field));
    }

    private Statement clean(Statement statement) {
        return new Statement(
                statement.topic(), statement.at(), redactor.redactText(statement.text()), statement.entries());
    }

    private Sheet sheet(Pack pack, PackFacts facts, String title) {
        return new Sheet(title, facts.dispute().reference(), about(pack, facts), pack.updatedAt());
    }

    /** The statements without card data. */
    List<Statement> statements(Pack pack) {
        return pack.content().statements().stream().map(this::clean).toList();
    }

    /** The case in a few words. */
    List<String> about(Pack pack, PackFacts facts) {
        List<String> lines = new ArrayList<>();
        Reason reason = facts.reason();
        String code = facts.dispute().details().text(Attribute.NETWORK_REASON_CODE);
        lines.add("Dispute " + facts.dispute().reference() + ", " + Wording.brand(Optional.of(reason.network()))
                + (code == null ? "" : " reason " + code)
                + facts.dispute()
                        .money()
                        .map(money -> ", " + Wording.money(money))
                        .orElse(""));
        if (!reason.claim().isEmpty()) {
            lines.add("Claim: " + reason.claim());
        }
        lines.add("Kind of claim: " + Wording.words(reason.packCategory()));
        lines.add(
                "Evidence pack " + PublicId.format(IdPrefix.EVIDENCE_PACK, pack.id()) + ", version " + pack.version());
        return lines;
    }
}
