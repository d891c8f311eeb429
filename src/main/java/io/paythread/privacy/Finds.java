package io.paythread.privacy;

import io.paythread.privacy.PlainText.Edit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is to be taken out of one body. */
final class Finds {
    private static final String REMOVED = "[removed]";
    private static final String OUTSIDE_OF_JSON = "text";
    private static final String HIDDEN_KEY = "?";

    private final byte[] body;
    private final CardSearch cardSearch;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Redacted.Hit> hits = new ArrayList<>();
    private final List<Spared> spared = new ArrayList<>();
    private int removedCodes;

    /** The place of an id; its end is behind it. */
    record Spared(int from, int to) {}

    Finds(byte[] body, CardSearch cardSearch) {
        this.body = body;
        this.cardSearch = cardSearch;
    }

    List<Edit> edits() {
        return List.copyOf(edits);
    }

    List<Redacted.Hit> hits() {
        return List.copyOf(hits);
    }

    int removedCodes() {
        return removedCodes;
    }

    /** The ids found so far, in the order of the body. */
    List<Spared> spared() {
        return List.copyOf(spared);
    }

    void spare(int from, int to) {
        spared.add(new Spared(from, to));
    }

    /** Looks for numbers, codes and dates in the text between two places. */
    void inText(int from, int to, Iterable<String> path) {
        PlainText plain = PlainText.of(body, from, to);
        List<CardSearch.Card> cards = cardSearch.find(plain.text());
        for (CardSearch.Card card : cards) {
            edits.add(plain.replace(card.start(), card.end(), label(card)));
            hits.add(hit(card, path));
        }
        for (CodeSearch.Span code : CodeSearch.find(plain.text(), cards)) {
            edits.add(plain.replace(code.start(), code.end(), REMOVED));
            removedCodes++;
        }
    }

    /** Looks at a bare number; in its place stands a string, so that the document stays well-formed. */
    void inNumber(int from, int to, Iterable<String> path) {
        String digits = WholeNumber.digits(new String(body, from, to - from, StandardCharsets.US_ASCII));
        for (CardSearch.Card card : cardSearch.find(digits)) {
            edits.add(new Edit(from, to, "\"" + label(card) + "\""));
            hits.add(hit(card, path));
        }
    }

    /** Removes a value that is a verification code by the name of its field. */
    void code(int from, int to, boolean quoted) {
        edits.add(new Edit(from, to, quoted ? REMOVED : "\"" + REMOVED + "\""));
        removedCodes++;
    }

    private static String label(CardSearch.Card card) {
        return "[" + card.label() + " ...." + card.lastFour() + "]";
    }

    private static Redacted.Hit hit(CardSearch.Card card, Iterable<String> path) {
        List<String> names = new ArrayList<>();
        for (String key : path) {
            byte[] name = key.getBytes(StandardCharsets.UTF_8);
            names.add(Prescan.suspicious(name, 0, name.length) ? HIDDEN_KEY : key);
        }
        return new Redacted.Hit(
                card.label(), card.lastFour(), names.isEmpty() ? OUTSIDE_OF_JSON : String.join(".", names));
    }
}
