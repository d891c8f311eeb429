package io.paythread.casework;

import io.paythread.platform.money.MoneyView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount that somebody wrote.
 *
 * @param values what the figures can mean: {@code 5,000} is five thousand, or five with three decimals
 * @param currencies what the sign next to it can mean; empty where there is none
 * @param priced whether the sentence speaks of a price or a gift card, and not of a payment
 */
record AmountMention(Set<BigDecimal> values, Set<String> currencies, boolean priced) {
    private static final String FIGURES = "\\d{1,3}(?:[ .,']\\d{3})+(?:[.,]\\d{1,3})?|\\d+(?:[.,]\\d{1,3})?";

    private static final Pattern AMOUNT = Pattern.compile("(?:(?<before>" + Currencies.PATTERN + ") ?)?"
            + "(?<![\\d_/.,:#+*-])(?<![\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]])(?<!\\d )(?<figures>"
            + FIGURES + ")(?![\\d_/:-])(?![.,]\\d)"
            + "(?:[.,]?-)?(?: ?(?<after>" + Currencies.PATTERN + "))?");

    /** Behind a currency sign nothing has to part the two: R$59,90. */
    private static final Pattern SIGNED = Pattern.compile(
            "(?<before>" + Currencies.PATTERN + ") ?-?(?<figures>" + FIGURES + ")(?![\\d_/:])(?![.,]\\d)");

    private static final Pattern DECIMALS = Pattern.compile("\\d[\\d .,']*[.,]\\d{2}");
    private static final Pattern DAY = Pattern.compile("(0?[1-9]|[12]\\d|3[01])\\.(0[1-9]|1[0-2])");
    private static final Pattern TIMES = Pattern.compile("(?:^|.*[^\\p{L}])\\d+ ?[x×*] ?(?:\\p{Sc} ?)?$");
    private static final Pattern UNIT = Pattern.compile(
            "^ ?(?:%|kg|g|l|ml|cm|mm|m|km|gb|mb|tb|x|×|pcs|uhr|h|min|inch|zoll|v|w)(?!\\p{L}).*", Pattern.DOTALL);
    private static final Pattern HOUR = Pattern.compile("(?:[01]?\\d|2[0-3])\\.[0-5]\\d");
    private static final Pattern END = Pattern.compile("[.!?;](?: |$)|。");
    private static final int NEAR = 14;
    /** Longer ones are cut: in a mail without full stops every amount would be looked at with all of it. */
    private static final int SENTENCE = 200;

    AmountMention {
        values = Set.copyOf(values);
        currencies = Set.copyOf(currencies);
    }

    /** All amounts in a plain text. */
    static List<AmountMention> in(String plain) {
        Set<AmountMention> found = new LinkedHashSet<>();
        collect(AMOUNT.matcher(plain), plain, found);
        collect(SIGNED.matcher(plain), plain, found);
        return List.copyOf(found);
    }

    private static void collect(Matcher matcher, String plain, Set<AmountMention> found) {
        boolean hasAfter = matcher.pattern() == AMOUNT;
        while (matcher.find()) {
            String figures = matcher.group("figures");
            Optional<Set<String>> currency = currency(matcher.group("before"))
                    .filter(codes -> !"try".equals(matcher.group("before")))
                    .or(() -> hasAfter ? currency(matcher.group("after")) : Optional.empty());
            String sentence = sentence(plain, matcher.start(), matcher.end());
            boolean paid = ContextWords.PAID.in(sentence);
            boolean stands = currency.isPresent()
                    || (isBareAmount(figures, plain.substring(matcher.end("figures")))
                            && (paid || !HOUR.matcher(figures).matches()));
            if (stands && !isOfOnePiece(plain, matcher.start(), matcher.end())) {
                boolean priced = ContextWords.GIFT.in(sentence) || (!paid && ContextWords.PRICE.in(sentence));
                found.add(new AmountMention(readings(figures), currency.orElse(Set.of()), priced));
            }
        }
    }

    /** What stands around, up to the ends of the sentence. */
    private static String sentence(String plain, int start, int end) {
        int from = Math.max(0, start - SENTENCE);
        int to = Math.min(plain.length(), end + SENTENCE);
        Matcher ends = END.matcher(plain).region(from, to);
        while (ends.find()) {
            if (ends.end() <= start) {
                from = ends.end();
            } else if (ends.start() >= end) {
                to = ends.start();
                break;
            }
        }
        return plain.substring(from, to);
    }

    /** Whether a sentence of the plain text says that money moved, and twice. */
    static boolean isChargedTwice(String plain) {
        return ContextWords.in(plain, ContextWords.TWICE)
                && END.splitAsStream(plain)
                        .anyMatch(sentence ->
                                ContextWords.in(sentence, ContextWords.TWICE) && ContextWords.PAID.in(sentence));
    }

    private static Optional<Set<String>> currency(@Nullable String word) {
        return Optional.ofNullable(word).flatMap(Currencies::of);
    }

    /** Without a currency only what is written with cents, and is no day, weight or measure. */
    private static boolean isBareAmount(String figures, String behind) {
        return DECIMALS.matcher(figures).matches()
                && !DAY.matcher(figures).matches()
                && !UNIT.matcher(behind).matches();
    }

    /** Twice 24.95 is a price, not what was paid. */
    private static boolean isOfOnePiece(String plain, int start, int end) {
        String behind = plain.substring(end, Math.min(plain.length(), end + NEAR));
        return TIMES.matcher(plain.substring(Math.max(0, start - NEAR), start)).matches()
                || ContextWords.EACH.stream()
                        .anyMatch(word -> Plain.find(behind, word, 0) == (behind.startsWith(" ") ? 1 : 0));
    }

    private static Set<BigDecimal> readings(String figures) {
        int point = Math.max(figures.lastIndexOf('.'), figures.lastIndexOf(','));
        List<BigDecimal> readings = new ArrayList<>();
        int decimals = point < 0 ? 0 : figures.length() - point - 1;
        boolean twoKinds = figures.indexOf('.') >= 0 && figures.indexOf(',') >= 0;
        boolean repeated = point >= 0 && figures.indexOf(figures.charAt(point)) != point;
        if (point < 0 || repeated || (decimals == 3 && !twoKinds)) {
            readings.add(new BigDecimal(digits(figures)));
        }
        if (point >= 0 && !repeated) {
            readings.add(new BigDecimal(digits(figures)).movePointLeft(decimals));
        }
        return Set.copyOf(readings);
    }

    private static String digits(String figures) {
        return figures.replaceAll("\\D", "");
    }

    /** Whether it is this amount. */
    boolean means(MoneyView money) {
        int digits = Currencies.digits(money.currency());
        return (currencies.isEmpty() || currencies.contains(money.currency()))
                && values.stream()
                        .filter(value -> value.scale() <= digits)
                        .anyMatch(value -> value.compareTo(BigDecimal.valueOf(money.amount(), digits)) == 0);
    }
}
