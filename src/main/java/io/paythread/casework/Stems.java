package io.paythread.casework;

import java.util.List;
import java.util.stream.Stream;

/**
 * Words that are known again when they are inflected: {@code pedido} in {@code pedidos}, {@code sipariş} in
 * {@code siparişimden}. All in plain form.
 */
final class Stems {
    private static final String VOWELS = "aeiouyаеиоуыэюя";

    /** Shorter ones are the beginnings of too many words. */
    private static final int LEAST = 5;

    private static final int ANY = 20;

    private final List<Stem> all;

    /** How a word begins, and how many letters may follow. */
    private record Stem(String text, int more) {
        static Stem of(String word) {
            boolean vowel = word.length() > LEAST && VOWELS.indexOf(word.charAt(word.length() - 1)) >= 0;
            String text = vowel ? word.substring(0, word.length() - 1) : word;
            return new Stem(text, text.length() < LEAST ? 0 : text.length() == LEAST ? 3 : 5);
        }
    }

    private Stems(List<Stem> all) {
        this.all = all;
    }

    static Stems ofWords(List<String> words) {
        return new Stems(words.stream().map(Stem::of).toList());
    }

    static Stems ofBeginnings(List<String> beginnings) {
        return new Stems(beginnings.stream().map(text -> new Stem(text, ANY)).toList());
    }

    Stems and(Stems others) {
        return new Stems(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    boolean in(String plain) {
        return firstEnd(plain) >= 0;
    }

    /** The place behind the last of them; -1 where none stands in the text. */
    int lastEnd(String plain) {
        int last = -1;
        for (Stem stem : all) {
            for (int end = end(plain, stem, 0); end >= 0; end = end(plain, stem, end)) {
                last = Math.max(last, end);
            }
        }
        return last;
    }

    /** The place behind the first of them; -1 where none stands in the text. */
    int firstEnd(String plain) {
        return all.stream()
                .mapToInt(stem -> end(plain, stem, 0))
                .filter(end -> end >= 0)
                .min()
                .orElse(-1);
    }

    private static int end(String plain, Stem stem, int from) {
        for (int at = plain.indexOf(stem.text(), from); at >= 0; at = plain.indexOf(stem.text(), at + 1)) {
            int end = at + stem.text().length();
            boolean dense = Plain.isDense(plain.charAt(at));
            if (dense || at == 0 || !isLetter(plain.charAt(at - 1))) {
                int letters = dense ? 0 : letters(plain, end);
                if (letters <= stem.more()) {
                    return end + letters;
                }
            }
        }
        return -1;
    }

    private static int letters(String plain, int from) {
        int end = from;
        while (end < plain.length() && isLetter(plain.charAt(end))) {
            end++;
        }
        return end - from;
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) && !Plain.isDense(c);
    }
}
