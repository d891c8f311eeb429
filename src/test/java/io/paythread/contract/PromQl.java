package io.paythread.contract;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an expression of PromQL asks for: names of metrics, labels that it picks by and labels that it groups by. Knows as
 * much of the language as ours use.
 */
record PromQl(Set<Selector> selectors, Set<String> grouping) {
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-zA-Z_:][\\w:]*)\\b(?:\\s*\\{([^}]*)})?(?!\\s*\\()");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("or", "and", "unless", "bool", "offset");

    /** A metric and the labels, with values, that it is picked by. */
    record Selector(String name, Set<String> labels) {}

    static PromQl of(String expression) {
        Set<String> grouping = GROUPING.matcher(expression)
                .results()
                .map(found -> found.group(1))
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String rest =
                RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
        Set<Selector> selectors = SELECTOR.matcher(rest)
                .results()
                .filter(found -> !WORDS.contains(found.group(1)))
                .map(PromQl::selector)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new PromQl(selectors, grouping);
    }

    private static Selector selector(MatchResult found) {
        Matcher matchers = MATCHER.matcher(found.group(2) == null ? "" : found.group(2));
        return new Selector(
                found.group(1),
                matchers.results().map(each -> each.group(1)).collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
