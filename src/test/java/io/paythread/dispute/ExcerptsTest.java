package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.privacy.Redactor;
import io.paythread.timeline.EntryRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptsTest {
    private final Excerpts excerpts = new Excerpts(new Redactor());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thanks!\\n\\nOn Mon, 14 Sep 2026 at 11:48, Shop <help@shop.example> wrote:\\n> We see both.|Thanks!",
                "Danke\\nAm 14.09.2026 um 11:48 schrieb Shop:\\n> Wir sehen beide|Danke",
                "Gracias\\nEl lun, 14 sept 2026, Tienda escribió:\\nhola|Gracias",
                "Ok\\n-----Original Message-----\\nFrom: x|Ok",
                "<p>Hello</p><blockquote>earlier words</blockquote>|Hello",
                "My card is 4242 4242 4242 4242|My card is [Visa ....4242]",
                "See https://track.example/1?x=2 please|See [link] please",
                "a &lt; b &amp; c|a < b & c",
            })
    void leavesTheWordsThatWereWritten(String written, String kept) {
        assertThat(excerpts.clean(written.replace("\\n", "\n"))).isEqualTo(kept);
    }

    @Test
    void quotesOnlyWhatTheCustomerCouldRead() {
        // When
        List<Message> messages = excerpts.of(List.of(
                entry(1, "ticket.opened", "Where is it?", null, "ticket:1"),
                entry(2, "ticket.internal_note", "He is a liar", null, "message:2"),
                entry(3, "ticket.public_reply", "On its way", true, "message:3"),
                entry(4, "ticket.public_reply", "Sent by mistake", true, "message:4"),
                entry(5, "ticket.message_hidden", null, null, "message:4"),
                entry(6, "ticket.customer_reply", "seen by nobody", false, "message:6"),
                entry(7, "ticket.status_changed", "solved", null, "ticket:1")));

        // Then
        assertThat(messages).extracting(Message::text).containsExactly("Where is it?", "On its way");
        assertThat(messages).extracting(Message::byCustomer).containsExactly(true, false);
    }

    private static EntryRow entry(
            int number,
            String kind,
            @org.jspecify.annotations.Nullable String text,
            @org.jspecify.annotations.Nullable Boolean shown,
            String reference) {
        JsonObject attributes = new JsonObject();
        if (text != null) {
            attributes.put("text", text);
        }
        if (shown != null) {
            attributes.put("public", shown);
        }
        Instant at = Instant.parse("2026-09-14T10:00:00Z").plusSeconds(number);
        return new EntryRow(
                new UUID(0, number),
                new UUID(1, 1),
                new UUID(1, 1),
                Optional.empty(),
                Optional.empty(),
                kind,
                at,
                70,
                at,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(reference),
                new JsonObject().put("attributes", attributes),
                new JsonArray());
    }
}
