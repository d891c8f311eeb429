package io.paythread.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Which digits begin the numbers of which card brand, and how long they are. */
final class CardBrands {
    private static final String RESOURCE = "/privacy/card_brands.txt";

    private static final int BEGINNING = 4;
    private static final int BEGINNINGS = 10_000;

    /** Without a check digit, fewer digits than this say nothing. */
    private static final int UNCHECKED_DIGITS = 16;

    private final List<Brand> brands;
    private final List<Brand> brandsWithoutCheck;
    private final boolean[] beginnings;
    private final String version;

    private CardBrands(List<Brand> brands, String version) {
        this.brands = brands;
        this.version = version;
        this.brandsWithoutCheck =
                brands.stream().filter(brand -> !brand.alwaysChecked()).toList();
        this.beginnings = beginnings(brands);
    }

    static CardBrands load() {
        try (InputStream in = CardBrands.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the table of card brands " + RESOURCE + " is not in the program");
            }
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = table.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            List<Brand> brands = lines.stream()
                    .map(Brand::parse)
                    .sorted(Comparator.comparingInt(Brand::priority).reversed())
                    .toList();
            return new CardBrands(brands, Integer.toHexString(lines.hashCode()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether some brand's numbers begin with these digits: rules most digits out before anything is computed. */
    boolean begin(CharSequence digits) {
        int first = 0;
        for (int i = 0; i < BEGINNING; i++) {
            first = first * 10 + digits.charAt(i) - '0';
        }
        return beginnings[first];
    }

    /** The brand whose number this may be; empty where it is no card number. */
    Optional<Match> match(String digits, BooleanSupplier besideCardWord) {
        boolean checked = Luhn.holds(digits);
        for (Brand brand : checked ? brands : brandsWithoutCheck) {
            if (brand.takes(digits, checked, besideCardWord)) {
                return Optional.of(new Match(brand.label(), brand.rule(digits, checked)));
            }
        }
        return Optional.empty();
    }

    /** A digest of the table: another table finds other numbers. */
    String version() {
        return version;
    }

    /** What a number was taken for, and why. */
    record Match(String label, RedactionRule rule) {}

    private static boolean[] beginnings(List<Brand> brands) {
        boolean[] beginnings = new boolean[BEGINNINGS];
        brands.stream()
                .flatMap(brand -> brand.ranges().stream())
                .forEach(range -> Arrays.fill(beginnings, range.firstBeginning(), range.lastBeginning() + 1, true));
        return beginnings;
    }

    private record Brand(
            String label,
            int priority,
            Set<Integer> lengths,
            Set<Integer> lengthsBesideCardWord,
            boolean alwaysChecked,
            List<Range> ranges) {

        static Brand parse(String line) {
            String[] columns = line.split("\\|", -1);
            List<Range> ranges = new ArrayList<>();
            for (String range : columns[5].split(",", -1)) {
                ranges.add(Range.parse(range.strip()));
            }
            return new Brand(
                    columns[0].strip(),
                    Integer.parseInt(columns[1].strip()),
                    lengths(columns[2]),
                    lengths(columns[3]),
                    columns[4].strip().equals("always"),
                    List.copyOf(ranges));
        }

        /** Some UnionPay numbers carry no Luhn digit: without it, only a card word beside makes one of them. */
        boolean takes(String digits, boolean checked, BooleanSupplier besideCardWord) {
            int length = digits.length();
            if (!checked && (alwaysChecked || length < UNCHECKED_DIGITS)) {
                return false;
            }
            boolean anywhere = checked && lengths.contains(length);
            boolean besideWordOnly = lengths.contains(length) || lengthsBesideCardWord.contains(length);
            return (anywhere || besideWordOnly)
                    && ranges.stream().anyMatch(range -> range.begins(digits))
                    && (anywhere || besideCardWord.getAsBoolean());
        }

        RedactionRule rule(String digits, boolean checked) {
            return checked && lengths.contains(digits.length())
                    ? RedactionRule.CARD_NUMBER
                    : RedactionRule.CARD_NUMBER_BY_WORD;
        }

        private static Set<Integer> lengths(String column) {
            return Arrays.stream(column.strip().split(" ", -1))
                    .filter(length -> !length.equals("-"))
                    .map(Integer::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private record Range(String from, String to) {

        static Range parse(String text) {
            String[] ends = text.split("-", -1);
            return new Range(ends[0], ends[ends.length - 1]);
        }

        int firstBeginning() {
            return Integer.parseInt((from + "0000").substring(0, BEGINNING));
        }

        int lastBeginning() {
            return Integer.parseInt((to + "9999").substring(0, BEGINNING));
        }

        boolean begins(String digits) {
            return compare(digits, from) >= 0 && compare(digits, to) <= 0;
        }

        private static int compare(String digits, String prefix) {
            for (int i = 0; i < prefix.length(); i++) {
                if (digits.charAt(i) != prefix.charAt(i)) {
                    return digits.charAt(i) - prefix.charAt(i);
                }
            }
            return 0;
        }
    }
}
