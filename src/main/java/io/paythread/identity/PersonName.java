package io.paythread.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A person's name as the set of its words, without case, accents, order and punctuation. Names only ever support a
 * suggestion: many people share one.
 */
record PersonName(NavigableSet<String> words) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Letters that Unicode does not decompose into a base letter and a mark. */
    private static final Map<String, String> BARRED = Map.of(
            "\u0142", "l", "\u00f8", "o", "\u0111", "d", "\u00e6", "ae", "\u0153", "oe", "\u00fe", "th", "\u00f0", "d",
            "\u0131", "i");

    private static final int MAX_WORDS = 12;
    /** Shorter words differ by a letter without being a misspelling: Jan, Jon. */
    private static final int MISSPELLABLE = 5;

    /** Shorter words are initials and particles. */
    private static final int SHAREABLE = 3;

    PersonName {
        words = Collections.unmodifiableNavigableSet(new TreeSet<>(words));
    }

    /** The name, or empty where the text has no letters. */
    static Optional<PersonName> parse(String text) {
        TreeSet<String> words = new TreeSet<>();
        Arrays.stream(BETWEEN_WORDS.split(fold(text)))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .forEach(words::add);
        boolean hasLetters = words.stream().anyMatch(word -> word.chars().anyMatch(Character::isLetter));
        return hasLetters ? Optional.of(new PersonName(words)) : Optional.empty();
    }

    /** The name that {@link #normalized} spelled. */
    static PersonName ofNormalized(String normalized) {
        return new PersonName(new TreeSet<>(List.of(normalized.split(" "))));
    }

    /** The words in order, with a space between. */
    String normalized() {
        return String.join(" ", words);
    }

    /**
     * Whether both can be names of one person: every word of the shorter one is in the longer one, as such, as an
     * initial, or with one letter wrong; and at least one is more than an initial.
     */
    boolean isSimilarTo(PersonName other) {
        boolean isShorter = words.size() <= other.words.size();
        List<String> shorter = List.copyOf(isShorter ? words : other.words);
        List<String> left = new ArrayList<>(isShorter ? other.words : words);
        boolean anyWhole = false;
        for (String word : shorter) {
            Optional<String> partner = left.stream()
                    .filter(word::equals)
                    .findFirst()
                    .or(() -> left.stream()
                            .filter(candidate -> isNearly(word, candidate))
                            .findFirst());
            if (partner.isEmpty()) {
                return false;
            }
            anyWhole |= word.length() > 1 && partner.get().length() > 1;
            left.remove(partner.get());
        }
        return anyWhole;
    }

    /** Whether both have a word of at least three letters, such as a family name. Families share cards. */
    boolean sharesWordWith(PersonName other) {
        return words.stream().anyMatch(word -> word.length() >= SHAREABLE && other.words.contains(word));
    }

    private static boolean isNearly(String a, String b) {
        if (a.length() == 1 || b.length() == 1) {
            return a.charAt(0) == b.charAt(0);
        }
        return Math.min(a.length(), b.length()) >= MISSPELLABLE && differByOne(a, b);
    }

    /** Whether one letter put in, left out or exchanged makes one word the other. */
    private static boolean differByOne(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int mismatch = Arrays.mismatch(a.toCharArray(), b.toCharArray());
        String restA = a.substring(Math.min(a.length(), mismatch + (a.length() >= b.length() ? 1 : 0)));
        String restB = b.substring(Math.min(b.length(), mismatch + (b.length() >= a.length() ? 1 : 0)));
        return restA.equals(restB);
    }

    private static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        String bare =
                MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        for (Map.Entry<String, String> letter : BARRED.entrySet()) {
            bare = bare.replace(letter.getKey(), letter.getValue());
        }
        return bare;
    }

    @Override
    public String toString() {
        return "PersonName[hidden]";
    }
}
