package io.paythread.adapters.psp.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Forgiving access to a piece of Stripe's JSON: what is missing, null or of an unexpected type is not known, and nothing
 * throws. Text loses what PostgreSQL cannot keep.
 */
record StripeObject(JsonNode node) {
    static final StripeObject NOTHING = new StripeObject(MissingNode.getInstance());

    /** Stripe's longest texts that are read here, metadata and descriptions, have 500 and 1,000 characters. */
    private static final int MAX_TEXT = 4_000;
    /** Lists in events hold ten objects; the rest is fetched in pages. */
    private static final int MAX_LIST = 100;
    /** The year 10000: what lies behind is no date, and PostgreSQL's calendar ends. */
    static final long END_OF_TIME = 253_402_300_800L;

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** What stands at the end of this path of field names. */
    StripeObject at(String... path) {
        JsonNode found = node;
        for (String field : path) {
            found = found.path(field);
        }
        return new StripeObject(found);
    }

    /** Whether this is a JSON object. */
    boolean exists() {
        return node.isObject();
    }

    /** Whether the field stands there, be it null. */
    boolean names(String field) {
        return node.has(field);
    }

    /** Whether the field stands there and is null. */
    boolean clears(String field) {
        return node.path(field).isNull();
    }

    /** The id at this path: of an object that is named, or that stands there in full. */
    Optional<String> id(String... path) {
        JsonNode found = at(path).node;
        JsonNode id = found.isObject() ? found.path("id") : found;
        return id.isTextual() && ID.matcher(id.textValue()).matches() ? Optional.of(id.textValue()) : Optional.empty();
    }

    @Nullable
    String text(String... path) {
        JsonNode found = at(path).node;
        if (!found.isTextual() || found.textValue().isBlank()) {
            return null;
        }
        return storable(found.textValue());
    }

    /** Text, or a whole number as text: merchants write both into metadata. */
    @Nullable
    String textOrNumber(String... path) {
        Long number = number(path);
        return number == null ? text(path) : number.toString();
    }

    @Nullable
    Long number(String... path) {
        JsonNode found = at(path).node;
        return found.isIntegralNumber() && found.canConvertToLong() ? found.longValue() : null;
    }

    @Nullable
    Boolean flag(String... path) {
        JsonNode found = at(path).node;
        return found.isBoolean() ? found.booleanValue() : null;
    }

    /** The instant that Stripe writes as seconds since 1970; 0 means none. */
    @Nullable
    Instant time(String... path) {
        Long seconds = number(path);
        return seconds == null || seconds <= 0 || seconds >= END_OF_TIME ? null : Instant.ofEpochSecond(seconds);
    }

    /** The amount in this field, in this object's currency. */
    @Nullable
    Money money(String field) {
        return StripeCurrencies.money(number(field), text("currency"));
    }

    /** The objects of an array, or of Stripe's list object. */
    List<StripeObject> list(String... path) {
        JsonNode found = at(path).node;
        JsonNode array = found.isObject() ? found.path("data") : found;
        List<StripeObject> objects = new ArrayList<>();
        for (int i = 0; array.isArray() && i < Math.min(array.size(), MAX_LIST); i++) {
            if (array.get(i).isObject()) {
                objects.add(new StripeObject(array.get(i)));
            }
        }
        return objects;
    }

    /** PostgreSQL keeps no NUL and no half of a surrogate pair. */
    private static String storable(String text) {
        String bounded = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        if (bounded.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return bounded;
        }
        StringBuilder kept = new StringBuilder(bounded.length());
        bounded.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
