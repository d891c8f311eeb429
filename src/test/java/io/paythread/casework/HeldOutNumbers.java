package io.paythread.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** How people of twelve languages write amounts and days; by hand, not by the platform's formats. */
final class HeldOutNumbers {
    /** Currency, decimal point, separators of thousands, ways to put the currency. */
    private record Way(String currency, char point, String groups, List<String> ways) {}

    private static final String SPACES = "\u202F\u00A0 ";

    private static final Map<String, Way> WAYS = Map.ofEntries(
            Map.entry("en", new Way("USD", '.', ",", List.of("$%s", "%s USD", "US$ %s", "%s dollars"))),
            Map.entry("es", new Way("EUR", ',', ". ", List.of("%s €", "%s euros", "%s\u00A0€"))),
            Map.entry("fr", new Way("EUR", ',', SPACES, List.of("%s €", "%s\u00A0€", "%s euros"))),
            Map.entry("de", new Way("EUR", ',', ".", List.of("%s €", "%s EUR", "EUR %s", "%s Euro"))),
            Map.entry("pt", new Way("BRL", ',', ".", List.of("R$ %s", "R$%s", "%s reais"))),
            Map.entry("it", new Way("EUR", ',', ".", List.of("€ %s", "%s €", "%s euro"))),
            Map.entry("nl", new Way("EUR", ',', ".", List.of("€ %s", "€%s", "%s euro"))),
            Map.entry("pl", new Way("PLN", ',', SPACES, List.of("%s zł", "%s PLN", "%s złotych"))),
            Map.entry("ru", new Way("RUB", ',', SPACES, List.of("%s ₽", "%s руб.", "%s рублей"))),
            Map.entry("tr", new Way("TRY", ',', ".", List.of("%s TL", "₺%s", "%s lira"))),
            Map.entry("ja", new Way("JPY", '.', ",", List.of("%s円", "¥%s", "￥%s"))),
            Map.entry("zh", new Way("CNY", '.', ",", List.of("%s元", "¥%s", "人民币%s元"))));

    private static final Map<String, List<String>> DAYS = Map.ofEntries(
            Map.entry("en", List.of("%3$s %1$d", "%1$d %3$s", "%4$d-%2$02d-%1$02d")),
            Map.entry("es", List.of("%1$d de %3$s", "%1$02d/%2$02d/%4$d")),
            Map.entry("fr", List.of("%1$d %3$s", "%1$02d/%2$02d/%4$d")),
            Map.entry("de", List.of("%1$d. %3$s", "%1$02d.%2$02d.%4$d", "%1$d.%2$d.")),
            Map.entry("pt", List.of("%1$d de %3$s", "%1$02d/%2$02d/%4$d")),
            Map.entry("it", List.of("%1$d %3$s", "%1$02d/%2$02d/%4$d")),
            Map.entry("nl", List.of("%1$d %3$s", "%1$02d-%2$02d-%4$d")),
            Map.entry("pl", List.of("%1$d %3$s", "%1$02d.%2$02d.%4$d")),
            Map.entry("ru", List.of("%1$d %3$s", "%1$02d.%2$02d.%4$d")),
            Map.entry("tr", List.of("%1$d %3$s", "%1$02d.%2$02d.%4$d")),
            Map.entry("ja", List.of("%3$s%1$d日", "%4$d/%2$02d/%1$02d")),
            Map.entry("zh", List.of("%3$s%1$d日", "%4$d年%2$d月%1$d日")));

    /** Where the digits of other scripts begin: Arabic, Persian, Devanagari, full-width. */
    private static final int[] SCRIPTS = {0x0660, 0x06F0, 0x0966, 0xFF10};

    private HeldOutNumbers() {}

    private static Way way(String language) {
        return Objects.requireNonNull(WAYS.get(language), language);
    }

    static String currency(String language) {
        return way(language).currency();
    }

    static int digits(String language) {
        return language.equals("ja") ? 0 : 2;
    }

    static String amount(String language, long minorUnits, SplittableRandom random) {
        List<String> ways = way(language).ways();
        return ways.get(random.nextInt(ways.size())).formatted(number(language, minorUnits, random));
    }

    /** The amount with a currency that is not the payment's. */
    static String foreign(String language, long minorUnits, SplittableRandom random) {
        return number(language, minorUnits, random) + " CHF";
    }

    static String number(String language, long minorUnits, SplittableRandom random) {
        Way way = way(language);
        long unit = digits(language) == 0 ? 1 : 100;
        char group = way.groups().charAt(random.nextInt(way.groups().length()));
        boolean grouped = random.nextInt(10) < 7;
        String whole = grouped ? grouped(minorUnits / unit, group) : String.valueOf(minorUnits / unit);
        boolean round = minorUnits % unit == 0;
        return unit == 1 || (round && random.nextBoolean())
                ? whole
                : whole + way.point() + "%02d".formatted(minorUnits % unit);
    }

    private static String grouped(long whole, char group) {
        String text = String.valueOf(whole);
        return text.length() <= 3
                ? text
                : text.substring(0, text.length() - 3) + group + text.substring(text.length() - 3);
    }

    /** The same in digits of another script. */
    static String otherScript(String text, SplittableRandom random) {
        int zero = SCRIPTS[random.nextInt(SCRIPTS.length)];
        StringBuilder other = new StringBuilder();
        text.chars().forEach(c -> other.appendCodePoint(c >= '0' && c <= '9' ? zero + c - '0' : c));
        return other.toString();
    }

    static String day(HeldOutWords words, Instant at, SplittableRandom random) {
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        List<String> ways = Objects.requireNonNull(DAYS.get(words.language()));
        return ways.get(random.nextInt(ways.size()))
                .formatted(day.getDayOfMonth(), day.getMonthValue(), words.month(day.getMonthValue()), day.getYear());
    }
}
