package io.paythread.timeline;

import io.paythread.decline.Language;
import io.paythread.decline.LocaleParameter;
import io.paythread.fact.Kind;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.money.MoneyView;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query parameters of every timeline, as text. */
public record TimelineParameters(
        @QueryParam("kind") @Nullable List<String> kind,
        @QueryParam("source") @Nullable String source,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("min_amount") @Nullable String minAmount,
        @QueryParam("currency") @Nullable String currency,
        @QueryParam("status") @Nullable String status,
        @QueryParam("q") @Nullable String q,
        @QueryParam("order") @Nullable String order,
        @QueryParam("around") @Nullable String around,
        @QueryParam("as_of") @Nullable String asOf,
        @QueryParam("locale") @Nullable String locale,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    private static final int MAX_KINDS = 50;
    private static final Set<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::wireName).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> FAMILIES =
            KINDS.stream().map(TimelineParameters::family).collect(Collectors.toUnmodifiableSet());

    /** What the text means; every fault goes to the parameters. */
    TimelineFilter read(Parameters parameters) {
        Optional<Instant> start = parameters.instant("from", from);
        Optional<Instant> end = parameters.instant("to", to);
        parameters.requireOrder("from", start, "to", end);
        return new TimelineFilter(
                kinds(parameters, kind),
                parameters.id("source", IdPrefix.SOURCE, source),
                start,
                end,
                amount(parameters),
                parameters.word("status", status),
                parameters.text("q", q),
                parameters.instant("as_of", asOf),
                parameters
                        .choice("order", order, List.of("asc", "desc"))
                        .orElse("desc")
                        .equals("asc"));
    }

    /** The entry that the page should show in its surroundings. */
    Optional<UUID> readAround(Parameters parameters) {
        return parameters.id("around", IdPrefix.ENTRY, around);
    }

    /** The language of explanations, if one is wished for. */
    Optional<Language> readLanguage(Parameters parameters) {
        return LocaleParameter.read(parameters, locale).map(tag -> Language.choose(Optional.of(tag), null));
    }

    private Optional<MoneyView> amount(Parameters parameters) {
        Optional<Long> least = parameters.number("min_amount", minAmount);
        Optional<String> code = parameters.currency("currency", currency);
        if (least.isPresent() != code.isPresent()) {
            String missing = least.isPresent() ? "currency" : "min_amount";
            parameters.refuse(missing, "missing", "is needed: min_amount and currency go together.");
        }
        return least.flatMap(amount -> code.map(text -> new MoneyView(amount, text)));
    }

    /** The kinds asked for, families spelled out; empty for all. */
    static List<String> kinds(Parameters parameters, @Nullable List<String> kinds) {
        List<String> asked =
                kinds == null ? List.of() : kinds.stream().distinct().toList();
        if (asked.size() > MAX_KINDS) {
            parameters.refuse("kind", "too_many", "is given at most " + MAX_KINDS + " times.");
        }
        if (!asked.stream().allMatch(name -> KINDS.contains(name) || FAMILIES.contains(name))) {
            parameters.refuse(
                    "kind",
                    "unknown_kind",
                    "is a kind of entry such as payment.failed, or a family with its point: "
                            + FAMILIES.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return KINDS.stream()
                .filter(kind -> asked.contains(kind) || asked.contains(family(kind)))
                .sorted()
                .toList();
    }

    private static String family(String kind) {
        return kind.substring(0, kind.indexOf('.') + 1);
    }
}
