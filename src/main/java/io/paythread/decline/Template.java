package io.paythread.decline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places to fill. Refuses, when it is made, a place that it does not know. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w*)}");

    private final String text;
    private final Set<Placeholder> places;

    private Template(String text, Set<Placeholder> places) {
        this.text = text;
        this.places = Set.copyOf(places);
    }

    static Template of(String text) {
        Set<Placeholder> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(placeholder(matcher.group(1), text));
        }
        String rest = PLACE.matcher(text).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new IllegalArgumentException("braces of \"" + text + "\" are not around the name of a placeholder");
        }
        return new Template(text, places);
    }

    private static Placeholder placeholder(String name, String text) {
        for (Placeholder each : Placeholder.values()) {
            if (each.wireName().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" has the unknown placeholder {" + name + "}");
    }

    Set<Placeholder> places() {
        return places;
    }

    String text() {
        return text;
    }

    /** The text with these values; places without a value stay, for people to fill. */
    Filled fill(Map<Placeholder, String> values) {
        String filled = PLACE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        values.getOrDefault(placeholder(match.group(1), text), match.group())));
        List<String> open = new ArrayList<>();
        new TreeSet<>(places)
                .stream().filter(place -> !values.containsKey(place)).forEach(place -> open.add(place.wireName()));
        return new Filled(filled, open);
    }

    /**
     * A text as filled.
     *
     * @param open names of the places that are still to fill
     */
    record Filled(String text, List<String> open) {
        Filled {
            open = List.copyOf(open);
        }
    }
}
