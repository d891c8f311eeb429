package io.paythread.privacy;

import io.paythread.privacy.PlainText.Edit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is to be taken out of one body. */
final class Finds {
    private static final String REMOVED = "[removed]";
    private static final String OUTSIDE_OF_JSON = "text";
    private static final String HIDDEN_KEY = "?";

    private final byte[] body;
    private final CardSearch cardSearch;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Redacted.Hit> hits = new ArrayList<>();
    private final List<Redacted.Removal> removals = new ArrayList<>();
    private final List<Spared> spared = new ArrayList<>();
    private final Set<String> inOnePiece = new HashSet<>();

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

    List<Redacted.Removal> removals() {
        return List.copyOf(removals);
    }

    /** The ids found so far, in the order of the body. */
    List<Spared> spared() {
        return List.copyOf(spared);
    }

    /** The digits of numbers that stand in one piece, as ids do, and are no ids by their field. */
    Set<String> inOnePiece() {
        return Set.copyOf(inOnePiece);
    }

    /** Whether a field that holds ids says that these digits are one. */
    boolean namesId(String digits) {
        return spared.stream().anyMatch(id -> stands(digits, id.from(), id.to()));
    }

    private boolean stands(String digits, int from, int to) {
        return to - from == digits.length()
                && new String(body, from, to - from, StandardCharsets.ISO_8859_1).equals(digits);
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
            hit(card, path);
        }
        for (CodeSearch.Span code : CodeSearch.find(plain.text(), cards)) {
            edits.add(plain.replace(code.start(), code.end(), REMOVED));
            removals.add(new Redacted.Removal(place(path), code.rule()));
        }
    }

    /** Looks at a bare number; in its place stands a string, so that the document stays well-formed. */
    void inNumber(int from, int to, Iterable<String> path) {
        String digits = WholeNumber.digits(new String(body, from, to - from, StandardCharsets.US_ASCII));
        for (CardSearch.Card card : cardSearch.find(digits)) {
            edits.add(new Edit(from, to, "\"" + label(card) + "\""));
            hit(card, path);
        }
    }

    /** Removes a value that is a verification code by the name of its field. */
    void code(int from, int to, boolean quoted, Iterable<String> path) {
        edits.add(new Edit(from, to, quoted ? REMOVED : "\"" + REMOVED + "\""));
        removals.add(new Redacted.Removal(place(path), RedactionRule.CODE_BY_FIELD));
    }

    private static String label(CardSearch.Card card) {
        return "[" + card.label() + " ...." + card.lastFour() + "]";
    }

    private void hit(CardSearch.Card card, Iterable<String> path) {
        hits.add(new Redacted.Hit(card.label(), card.lastFour(), place(path), card.rule()));
        if (card.inOnePiece()) {
            inOnePiece.add(card.digits());
        }
    }

    private static String place(Iterable<String> path) {
        List<String> names = new ArrayList<>();
        for (String key : path) {
            byte[] name = key.getBytes(StandardCharsets.UTF_8);
            names.add(Prescan.suspicious(name, 0, name.length) ? HIDDEN_KEY : key);
        }
        return names.isEmpty() ? OUTSIDE_OF_JSON : String.join(".", names);
    }
}
