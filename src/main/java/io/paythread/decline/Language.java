package io.paythread.decline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the texts. */
public enum Language {
    ENGLISH("en"),
    SPANISH("es"),
    PORTUGUESE_OF_BRAZIL("pt-BR"),
    JAPANESE("ja"),
    PERSIAN("fa");

    private static final int LONGEST_HEADER = 500;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    /** How this language writes amounts and dates. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language nearest to a tag: {@code es-MX} is Spanish, {@code pt} is the Portuguese of Brazil. */
    public static Optional<Language> nearest(String wanted) {
        String language = Locale.forLanguageTag(wanted.replace('_', '-')).getLanguage();
        return Arrays.stream(values())
                .filter(each -> each.locale().getLanguage().equals(language))
                .findFirst();
    }

    /** The one asked for, else the best of the header Accept-Language, else English. */
    public static Language choose(Optional<String> asked, @Nullable String accepted) {
        return asked.flatMap(Language::nearest).or(() -> accepted(accepted)).orElse(ENGLISH);
    }

    private static Optional<Language> accepted(@Nullable String header) {
        return ranges(header).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> nearest(range.getRange()).stream())
                .findFirst();
    }

    /** A header that is none counts as no wish: the answer is in English then. */
    private static List<LanguageRange> ranges(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException noHeaderOfThisKind) {
            return List.of();
        }
    }
}
