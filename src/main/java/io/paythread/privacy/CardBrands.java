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

    /** Without a check digit, fewer digits than this say nothing. */
    private static final int UNCHECKED_DIGITS = 16;

    private final List<Brand> brands;

    private CardBrands(List<Brand> brands) {
        this.brands = brands;
    }

    static CardBrands load() {
        try (InputStream in = CardBrands.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the table of card brands " + RESOURCE + " is not in the program");
            }
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new CardBrands(table.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Brand::parse)
                    .sorted(Comparator.comparingInt(Brand::priority).reversed())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The label of the brand whose number this may be; empty where it is no card number. */
    Optional<String> label(String digits, BooleanSupplier besideCardWord) {
        boolean checked = Luhn.holds(digits);
        for (Brand brand : brands) {
            if (brand.takes(digits, checked, besideCardWord)) {
                return Optional.of(brand.label());
            }
        }
        return Optional.empty();
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

        boolean begins(String digits) {
            String prefix = digits.substring(0, from.length());
            return prefix.compareTo(from) >= 0 && prefix.compareTo(to) <= 0;
        }
    }
}
