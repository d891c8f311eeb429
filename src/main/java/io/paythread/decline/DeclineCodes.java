package io.paythread.decline;

import io.paythread.decline.DeclineCode.Related;
import io.paythread.decline.DeclineCode.Retry;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All codes that we know. Data of the program: the same for everybody, loaded once, never changed. */
public final class DeclineCodes {
    /** What stands in place of a reason that is kept back, and of one that nobody knows. */
    public static final String GENERIC = "generic_decline";

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final DeclineCodes LOADED = load();

    private final Map<Vocabulary, Map<String, DeclineCode>> all;

    private DeclineCodes(Map<Vocabulary, Map<String, DeclineCode>> all) {
        this.all = all;
    }

    private static DeclineCodes load() {
        Map<Vocabulary, Map<String, DeclineCode>> all = new EnumMap<>(Vocabulary.class);
        StripeTable.load().forEach(code -> put(all, code));
        Map<String, DeclineCode> stripe = all.getOrDefault(Vocabulary.STRIPE, Map.of());
        Stream.concat(AdyenTable.load(stripe).stream(), NetworkTable.load(stripe).stream())
                .forEach(code -> put(all, code));
        return new DeclineCodes(all);
    }

    private static void put(Map<Vocabulary, Map<String, DeclineCode>> all, DeclineCode code) {
        all.computeIfAbsent(code.vocabulary(), vocabulary -> new LinkedHashMap<>())
                .put(code.code(), code);
    }

    /** What is known of a code. */
    public static Optional<DeclineCode> find(Vocabulary vocabulary, String code) {
        return Optional.ofNullable(LOADED.all.getOrDefault(vocabulary, Map.of()).get(code));
    }

    /** The codes of a vocabulary, in the table's order. */
    public static Collection<DeclineCode> all(Vocabulary vocabulary) {
        return List.copyOf(LOADED.all.getOrDefault(vocabulary, Map.of()).values());
    }

    /**
     * How a code is treated that no table has: as a generic decline, soft, not to be told, tried again once after a day.
     */
    public static DeclineCode unknown(Vocabulary vocabulary, String code) {
        return new DeclineCode(
                vocabulary,
                code,
                Optional.empty(),
                "unknown",
                "soft",
                "issuer",
                false,
                GENERIC,
                DeclineCode.GENERIC_MESSAGE,
                new Retry(RetryPolicy.LATER, Optional.of(A_DAY), Optional.of(1), false, false),
                Optional.empty(),
                Optional.empty(),
                Related.NONE,
                false);
    }
}
