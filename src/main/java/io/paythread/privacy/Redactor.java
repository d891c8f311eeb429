package io.paythread.privacy;

import io.paythread.privacy.PlainText.Edit;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Takes card numbers, verification codes and expiry dates beside them out of what is about to be stored (PCI DSS 3.2.1
 * and 3.3.1). In their place stands {@code [Visa ....4242]} or {@code [removed]}. Pure, and safe for any bytes: bad input
 * is redacted as text, never refused.
 *
 * <p>Looks at what a person could read as a number: 12 to 19 digits of any script, plain or as JSON escapes, with blanks,
 * hyphens, dots or line breaks between. Keeps look-alikes: phone numbers, parts of names and links, numbers without the
 * prefix, length and check digit of a card brand, and everything in a field that holds the provider's ids. A number that
 * is spread over two fields, spelled out or part of a picture is beyond it.
 */
@Singleton
public final class Redactor {
    private final CardSearch cards = new CardSearch(CardBrands.load());

    /**
     * A request's body without card data. Nothing but the numbers and codes changes, to the byte; what was JSON stays
     * JSON. A body without any is decided in one pass and comes back as the same array.
     *
     * @param idFields names of fields whose values are the provider's own ids
     */
    public Redacted redact(byte[] body, Set<String> idFields) {
        if (!Prescan.suspicious(body, 0, body.length)) {
            return new Redacted(body, List.of(), 0);
        }
        Finds inFields = new Finds(body, cards);
        if (JsonWalk.walk(body, new FieldSearch(body, idFields, inFields))) {
            return apply(body, inFields);
        }
        return redactAsText(body, inFields.spared());
    }

    /** A plain text without card data: the same text where there is none. */
    public String redactText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!Prescan.suspicious(bytes, 0, bytes.length)) {
            return text;
        }
        Redacted redacted = redactAsText(bytes, List.of());
        return redacted.changed() ? new String(redacted.body(), StandardCharsets.UTF_8) : text;
    }

    /**
     * Ids stay that stand before the place where a document breaks off, as they would in a whole one: a helpdesk that
     * does not escape a comment breaks the document behind its own fields.
     */
    private Redacted redactAsText(byte[] bytes, List<Finds.Spared> ids) {
        Finds finds = new Finds(bytes, cards);
        int at = 0;
        for (Finds.Spared id : ids) {
            finds.inText(at, id.from(), List.of());
            at = id.to();
        }
        finds.inText(at, bytes.length, List.of());
        return apply(bytes, finds);
    }

    private static Redacted apply(byte[] body, Finds finds) {
        List<Edit> edits = finds.edits().stream()
                .sorted(Comparator.comparingInt(Edit::from))
                .toList();
        if (edits.isEmpty()) {
            return new Redacted(body, List.of(), 0);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int at = 0;
        for (Edit edit : edits) {
            out.write(body, at, edit.from() - at);
            out.writeBytes(edit.replacement().getBytes(StandardCharsets.US_ASCII));
            at = edit.to();
        }
        out.write(body, at, body.length - at);
        return new Redacted(out.toByteArray(), finds.hits(), finds.removedCodes());
    }
}
