package io.paythread.casework;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How people write currencies next to amounts, in plain form. A sign that several currencies share means all of them. */
final class Currencies {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toCollection(TreeSet::new));

    /** Codes that are words of their own; whoever means money writes them with a sign or in full. */
    private static final Set<String> WORDS_THEMSELVES =
            Set.of("all", "top", "cup", "mad", "pen", "gel", "bob", "cop", "mop", "bam", "ang", "sos", "lak", "ron");

    private static final Set<String> DOLLARS = Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN");

    private static final Map<String, Set<String>> WORDS = words();

    /** What can stand before or behind an amount; the longest first, so that R$ is not read as $. */
    static final String PATTERN = WORDS.keySet().stream()
                    .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                    .map(word -> Character.isLetter(word.charAt(0)) && word.charAt(0) < 0x2e80
                            ? "(?<!\\p{L})" + Pattern.quote(word)
                                    + "(?![\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]])"
                            : Pattern.quote(word))
                    .collect(Collectors.joining("|"))
            + "|(?<!\\p{L})[a-z]{3}(?!\\p{L})";

    private Currencies() {}

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        put(words, Set.of("EUR"), "€", "euro", "euros", "euró", "евро", "ユーロ", "欧元", "avro");
        put(words, Set.of("GBP"), "£", "pounds", "pound", "quid");
        put(words, Set.of("BRL"), "r$", "reais", "real");
        put(words, Set.of("USD"), "us$", "us dollars", "美元", "ドル", "dolar", "доллара", "долларов");
        put(words, DOLLARS, "$", "dollars", "dollar", "dólares", "dollari", "bucks");
        put(words, Set.of("JPY"), "円", "yen", "jp¥");
        put(words, Set.of("CNY"), "元", "人民币", "rmb", "块", "yuan", "cn¥");
        put(words, Set.of("JPY", "CNY"), "¥");
        put(words, Set.of("PLN"), "zł", "złotych", "złote", "zlotych");
        put(words, Set.of("TRY"), "₺", "tl", "lira");
        put(words, Set.of("RUB"), "₽", "руб", "руб.", "рублей", "рубля", "рубль", "р.");
        put(words, Set.of("CHF"), "fr.", "sfr", "franken", "francs");
        put(words, Set.of("SEK", "DKK", "NOK"), "kr", "kronor", "kroner");
        put(words, Set.of("CZK"), "kč", "korun");
        put(words, Set.of("INR"), "₹", "rupees");
        put(words, Set.of("IRR"), "ریال");
        return words;
    }

    private static void put(Map<String, Set<String>> words, Set<String> codes, String... spellings) {
        List.of(spellings).forEach(spelling -> words.put(Plain.of(spelling), codes));
    }

    /** The currencies that a plain word can mean; empty where it is none. */
    static Optional<Set<String>> of(String word) {
        Set<String> known = WORDS.get(word);
        if (known != null) {
            return Optional.of(known);
        }
        String code = word.toUpperCase(Locale.ROOT);
        return CODES.contains(code) && !WORDS_THEMSELVES.contains(word) ? Optional.of(Set.of(code)) : Optional.empty();
    }

    /** How many digits stand behind the point; ISO 4217. */
    static int digits(String code) {
        return CODES.contains(code) ? Math.max(0, Currency.getInstance(code).getDefaultFractionDigits()) : 2;
    }
}
