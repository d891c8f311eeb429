package io.paythread.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds card numbers in a text. Digits in a row, with a few separators between, form a run; every stretch of whole groups
 * of a run is tried, since a number may stand beside its expiry date or an order number. Stretches that overlap are taken
 * out together: better a few digits too many than four of a card.
 */
final class CardSearch {
    private static final int FEWEST_DIGITS = 12;
    private static final int MOST_DIGITS = 19;

    /** Behind this many digits that are a number, what follows is taken for a date or a code. */
    private static final int USUAL_DIGITS = 16;

    private final CardBrands brands;
    private final Set<String> known;

    CardSearch(CardBrands brands) {
        this(brands, Set.of());
    }

    private CardSearch(CardBrands brands, Set<String> known) {
        this.brands = brands;
        this.known = Set.copyOf(known);
    }

    /** The same search, which leaves these digits alone where they stand in one piece: they are ids. */
    CardSearch sparing(Set<String> ids) {
        return new CardSearch(brands, ids);
    }

    /** The numbers in a text, in order, none overlapping another. */
    List<Card> find(String text) {
        List<Card> cards = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            DigitRun run = DigitRun.from(text, at);
            if (run.digits() >= FEWEST_DIGITS) {
                search(text, run, cards);
            }
            at = run.end();
        }
        return cards;
    }

    private void search(String text, DigitRun run, List<Card> cards) {
        StringBuilder digits = new StringBuilder();
        for (int first = 0; first < run.groups().size(); first++) {
            digits.setLength(0);
            int last = first;
            Optional<Card> card = Optional.empty();
            while (last < run.groups().size() && goesOn(digits, card)) {
                DigitRun.Group group = run.groups().get(last++);
                digits.append(text, group.start(), group.end());
                card = card(text, run, first, group.end(), digits);
                card.ifPresent(found -> add(cards, found));
            }
        }
    }

    /** Whether a longer stretch from the same place may be a number as well. */
    private boolean goesOn(StringBuilder digits, Optional<Card> card) {
        boolean beginsLikeOne = digits.length() < FEWEST_DIGITS || brands.begin(digits);
        return beginsLikeOne && digits.length() < (card.isPresent() ? USUAL_DIGITS : MOST_DIGITS);
    }

    private Optional<Card> card(String text, DigitRun run, int first, int end, StringBuilder sequence) {
        int length = sequence.length();
        if (length < FEWEST_DIGITS || length > MOST_DIGITS || !brands.begin(sequence)) {
            return Optional.empty();
        }
        int start = run.groups().get(first).start();
        String digits = sequence.toString();
        boolean inOnePiece = end - start == length;
        return brands.match(digits, () -> Surroundings.cardWordNear(text, start, end))
                .filter(match -> !spared(text, run, first, end, length))
                .filter(match -> !inOnePiece || !known.contains(digits))
                .map(match -> new Card(start, end, match.label(), match.rule(), digits, inOnePiece));
    }

    private static boolean spared(String text, DigitRun run, int first, int end, int digits) {
        int start = run.groups().get(first).start();
        return Surroundings.phone(text, run, first, digits)
                || Surroundings.partOfAName(text, start, end)
                || Surroundings.idInAnAddress(text, start, digits);
    }

    /** A longer stretch that only begins inside a number is the rest of it and the date or code behind. */
    private static void add(List<Card> cards, Card card) {
        Optional<Card> overlapped = cards.isEmpty()
                ? Optional.empty()
                : Optional.of(cards.get(cards.size() - 1)).filter(before -> before.end() > card.start());
        if (overlapped.isEmpty()) {
            cards.add(card);
        } else if (overlapped.get().start() == card.start() || card.digits().length() <= USUAL_DIGITS) {
            cards.set(cards.size() - 1, overlapped.get().with(card));
        }
    }

    /**
     * Where a number stands. Never leaves this package: it knows the digits.
     *
     * @param inOnePiece whether nothing stands between the digits, as in an id
     */
    record Card(int start, int end, String label, RedactionRule rule, String digits, boolean inOnePiece) {

        Card with(Card other) {
            Card better = usual(other) < usual(this) ? other : this;
            int from = Math.min(start, other.start);
            int to = Math.max(end, other.end);
            return new Card(from, to, better.label, better.rule, better.digits, to - from == better.digits.length());
        }

        String lastFour() {
            return digits.substring(digits.length() - 4);
        }

        @Override
        public String toString() {
            return "Card[" + label + " ...." + lastFour() + "]";
        }

        /** How unusual the length is: of two readings of the same digits, the usual length gives the label. */
        private static int usual(Card card) {
            return switch (card.digits.length()) {
                case 16 -> 0;
                case 15 -> 1;
                case 14 -> 2;
                default -> 3;
            };
        }
    }
}
