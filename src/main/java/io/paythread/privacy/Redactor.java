package io.paythread.privacy;

import io.paythread.privacy.PlainText.Edit;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
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
    /** Rises with each change of the rules that makes another search find more. */
    private static final String RULES = "2";

    private static final CardBrands BRANDS = CardBrands.load();

    private final CardSearch cards = new CardSearch(BRANDS);

    /** What was stored under another version is searched again. */
    public static String rulesVersion() {
        return RULES + "-" + BRANDS.version();
    }

    /**
     * A request's body without card data. Nothing but the numbers and codes changes, to the byte; what was JSON stays
     * JSON. A body without any is decided in one pass and comes back as the same array.
     *
     * @param idFields names of fields whose values are the provider's own ids
     */
    public Redacted redact(byte[] body, Set<String> idFields) {
        return search(body, idFields).redacted();
    }

    /** The same in two steps, for who can tell ids from cards: what is found may be asked for before it is taken out. */
    public Search search(byte[] body, Set<String> idFields) {
        return search(body, Fields.ofIds(idFields));
    }

    Search search(byte[] body, Fields fields) {
        if (!Prescan.suspicious(body, 0, body.length)) {
            return new Search(this, body, Redacted.nothing(body), fields, Set.of());
        }
        Finds finds = find(body, fields, cards);
        Set<String> ids = new HashSet<>(finds.inOnePiece());
        ids.removeIf(digits -> !finds.namesId(digits));
        if (!ids.isEmpty()) {
            // A ticket that names itself in its text.
            return search(body, fields, ids);
        }
        return new Search(this, body, apply(body, finds), fields, finds.inOnePiece());
    }

    /** The same where digits are known to be ids, wherever they stand in one piece. */
    Search search(byte[] body, Fields fields, Set<String> ids) {
        Finds finds = find(body, fields, cards.sparing(ids));
        return new Search(this, body, apply(body, finds), fields, finds.inOnePiece());
    }

    private static Finds find(byte[] body, Fields fields, CardSearch search) {
        Finds inFields = new Finds(body, search);
        return JsonWalk.walk(body, new FieldSearch(body, fields, inFields))
                ? inFields
                : inText(body, search, inFields.spared());
    }

    /** A plain text without card data: the same text where there is none. */
    public String redactText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!Prescan.suspicious(bytes, 0, bytes.length)) {
            return text;
        }
        Redacted redacted = apply(bytes, inText(bytes, cards, List.of()));
        return redacted.changed() ? new String(redacted.body(), StandardCharsets.UTF_8) : text;
    }

    /**
     * Ids stay that stand before the place where a document breaks off, as they would in a whole one: a helpdesk that
     * does not escape a comment breaks the document behind its own fields.
     */
    private static Finds inText(byte[] bytes, CardSearch search, List<Finds.Spared> ids) {
        Finds finds = new Finds(bytes, search);
        int at = 0;
        for (Finds.Spared id : ids) {
            finds.inText(at, id.from(), List.of());
            finds.spare(id.from(), id.to());
            at = id.to();
        }
        finds.inText(at, bytes.length, List.of());
        return finds;
    }

    private static Redacted apply(byte[] body, Finds finds) {
        List<Edit> edits = finds.edits().stream()
                .sorted(Comparator.comparingInt(Edit::from))
                .toList();
        if (edits.isEmpty()) {
            return Redacted.nothing(body);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int at = 0;
        for (Edit edit : edits) {
            out.write(body, at, edit.from() - at);
            out.writeBytes(edit.replacement().getBytes(StandardCharsets.US_ASCII));
            at = edit.to();
        }
        out.write(body, at, body.length - at);
        return new Redacted(out.toByteArray(), finds.hits(), finds.removals());
    }
}
