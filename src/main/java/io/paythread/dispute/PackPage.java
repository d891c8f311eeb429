package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pack as a page to read in a browser, with what the files hold. Every word is escaped; the policy that goes with all
 * answers lets the page load and run nothing. Blocks.
 */
@Singleton
class PackPage {
    private final Template template;
    private final PackPress press;

    PackPage(@Location("dispute/pack.html") Template template, PackPress press) {
        this.template = template;
        this.press = press;
    }

    byte[] html(Packs.Read read) {
        JsonObject fields = press.json(read.pack(), read.facts(), read.pressed());
        return template.data("dispute", read.facts().dispute().reference())
                .data("lines", press.about(read.pack(), read.facts()))
                .data(
                        "problems",
                        read.pressed().problems().stream()
                                .map(PackLimits.Problem::detail)
                                .toList())
                .data(
                        "statements",
                        press.statements(read.pack()).stream()
                                .map(PackPage::statement)
                                .toList())
                .data(
                        "messages",
                        read.messages().stream().map(PackPage::message).toList())
                .data("fields", texts(fields))
                .data(
                        "files",
                        read.pressed().files().stream().map(PackPage::file).toList())
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> statement(Statement statement) {
        return Map.of(
                "heading",
                PackPrint.heading(statement),
                "text",
                statement.text(),
                "entries",
                statement.entries().stream()
                        .map(id -> PublicId.format(IdPrefix.ENTRY, id))
                        .toList());
    }

    private static Map<String, Object> message(Message message) {
        return Map.of(
                "heading",
                PackPrint.heading(message),
                "lines",
                message.text().lines().toList());
    }

    private static List<Map<String, Object>> texts(JsonObject fields) {
        List<Map<String, Object>> texts = new ArrayList<>();
        fields.forEach(field -> texts.add(Map.of(
                "name",
                Wording.words(field.getKey()),
                "lines",
                (field.getValue() instanceof JsonObject object
                                ? object.encodePrettily()
                                : String.valueOf(field.getValue()))
                        .lines()
                        .toList())));
        return texts;
    }

    private static String file(PackFile file) {
        return file.name() + " (" + Wording.words(file.field()) + "), " + file.pages()
                + (file.pages() == 1 ? " page" : " pages") + ", SHA-256 " + PackPress.sha256(file.bytes());
    }
}
