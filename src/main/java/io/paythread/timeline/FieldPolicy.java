package io.paythread.timeline;

import io.paythread.decline.Disclosure;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.security.Visibility;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries and objects as a caller may see them. Works on what was read, before views are made of it, so that no view can
 * forget it; whoever sees everything gets the rows themselves.
 */
final class FieldPolicy {
    private static final String ATTRIBUTES = "attributes";
    private static final String SUMMARY = "summary";
    private static final Map<String, Attribute> BY_NAME = Arrays.stream(Attribute.values())
            .collect(Collectors.toUnmodifiableMap(Attribute::wireName, Function.identity()));
    /** Outcomes of attempts that did not succeed, in the words of Stripe's "Charge object, outcome". */
    static final Set<String> DECLINED = Set.of("issuer_declined", "blocked", "invalid");

    private final Visibility visibility;

    FieldPolicy(Visibility visibility) {
        this.visibility = visibility;
    }

    /** The entry, with summary and details as they may be seen. */
    EntryRow seen(EntryRow row) {
        if (visibility.isWhole()) {
            return row;
        }
        JsonObject told = attributes(row.detail());
        JsonObject shown = shown(told, isDispute(row));
        JsonObject detail = copy(row.detail()).put(ATTRIBUTES, shown);
        row.summary().ifPresent(summary -> detail.put(SUMMARY, summary(summary, told, shown)));
        return row.withDetail(detail);
    }

    /** The object, with its details as they may be seen. */
    ObjectRow seen(ObjectRow row) {
        return visibility.isWhole()
                ? row
                : row.withState(copy(row.state())
                        .put(ATTRIBUTES, shown(attributes(row.state()), row.type() == ObjectType.DISPUTE)));
    }

    /** Whether the caller is shown a reason that others are not. */
    boolean reveals(EntryRow row) {
        return visibility.risk() && isReserved(attributes(row.detail()), isDispute(row));
    }

    /** Whether the caller is shown a reason that others are not. */
    boolean reveals(ObjectRow row) {
        return visibility.risk() && isReserved(attributes(row.state()), row.type() == ObjectType.DISPUTE);
    }

    private static boolean isDispute(EntryRow row) {
        return row.kind().startsWith("dispute.");
    }

    private static JsonObject copy(JsonObject original) {
        return new JsonObject(new LinkedHashMap<>(original.getMap()));
    }

    private static JsonObject attributes(JsonObject detail) {
        return Optional.ofNullable(detail.getJsonObject(ATTRIBUTES)).orElseGet(JsonObject::new);
    }

    private JsonObject shown(JsonObject told, boolean dispute) {
        JsonObject shown = new JsonObject();
        told.fieldNames().forEach(name -> {
            Object value = value(name, told, dispute);
            if (value != null) {
                shown.put(name, value);
            }
        });
        if (!visibility.risk() && isDeclinedWithoutCode(told)) {
            shown.put(Attribute.DECLINE_CODE.wireName(), Disclosure.GENERIC);
        }
        return shown;
    }

    /** What is shown of an attribute; null for nothing, as for one that another release wrote. */
    private @Nullable Object value(String name, JsonObject told, boolean dispute) {
        Attribute attribute = BY_NAME.get(name);
        if (attribute == null) {
            return null;
        }
        Object value = told.getMap().get(name);
        return switch (Sensitivity.of(attribute)) {
            case OPEN -> value;
            case WORDS -> words(value);
            case EMAIL -> visibility.email(String.valueOf(value));
            case PHONE -> visibility.phone(String.valueOf(value));
            case WHEREABOUTS -> visibility.pii() ? value : null;
            case LINK -> visibility.pii() ? value : null;
            case CARD -> visibility.card(String.valueOf(value));
            case RISK -> visibility.risk() ? value : null;
            case DECLINE -> visibility.risk() ? words(value) : decline(attribute, told);
            case MOTIVE -> visibility.risk() || dispute || !isSuspicion(value) ? words(value) : null;
        };
    }

    private @Nullable Object words(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> visibility.words(String.valueOf(item)))
                    .toList();
        }
        return value instanceof String text ? visibility.words(text) : value;
    }

    /** A message or an advice would tell a reason that is kept back from a generic one: both have none. */
    private @Nullable String decline(Attribute attribute, JsonObject told) {
        String text = text(told, attribute).orElse("");
        return switch (attribute) {
            case DECLINE_CODE -> Disclosure.mayBeTold(text) ? text : Disclosure.GENERIC;
            case FAILURE_CODE -> isOrdinary(told) && Disclosure.mayBeTold(text) ? text : Disclosure.GENERIC_FAILURE;
            default -> isSpecific(told) ? visibility.words(text) : null;
        };
    }

    /** Whether everything that is said of the reason may be told. */
    private static boolean isOrdinary(JsonObject told) {
        return text(told, Attribute.DECLINE_CODE).map(Disclosure::mayBeTold).orElse(true)
                && text(told, Attribute.FAILURE_CODE).map(Disclosure::mayBeTold).orElse(true);
    }

    private static boolean isSpecific(JsonObject told) {
        String code = text(told, Attribute.DECLINE_CODE)
                .or(() -> text(told, Attribute.FAILURE_CODE))
                .orElse(Disclosure.GENERIC);
        return isOrdinary(told) && Disclosure.specific().contains(code) && !code.equals(Disclosure.GENERIC_FAILURE);
    }

    private static boolean isDeclinedWithoutCode(JsonObject told) {
        return text(told, Attribute.DECLINE_CODE).isEmpty()
                && text(told, Attribute.FAILURE_CODE).isEmpty()
                && text(told, Attribute.OUTCOME_TYPE).filter(DECLINED::contains).isPresent();
    }

    private static boolean isReserved(JsonObject told, boolean dispute) {
        boolean motive = told.fieldNames().stream()
                .filter(name -> BY_NAME.containsKey(name) && Sensitivity.of(BY_NAME.get(name)) == Sensitivity.MOTIVE)
                .anyMatch(name -> isSuspicion(told.getValue(name)));
        return !isOrdinary(told)
                || !text(told, Attribute.OUTCOME_REASON)
                        .map(Disclosure::mayBeTold)
                        .orElse(true)
                || text(told, Attribute.FRAUD_TYPE).isPresent()
                || text(told, Attribute.REVIEW_CLOSED_REASON)
                        .filter(Disclosure::isSuspicion)
                        .isPresent()
                || (motive && !dispute);
    }

    private static boolean isSuspicion(@Nullable Object value) {
        return value instanceof String text && Disclosure.isSuspicion(text);
    }

    /** The sentence quotes details, shortened at most: what was changed of them is changed in it. */
    private String summary(String summary, JsonObject told, JsonObject shown) {
        String text = summary;
        for (String name : told.fieldNames()) {
            Object now = shown.getValue(name);
            if (told.getValue(name) instanceof String before && before.length() > 1 && !before.equals(now)) {
                text = text.replace(before, now instanceof String after ? after : "");
            }
        }
        return String.valueOf(visibility.words(text)).replaceAll("\\s*-\\s*$", "");
    }

    private static Optional<String> text(JsonObject told, Attribute attribute) {
        return told.getValue(attribute.wireName()) instanceof String text && !text.isEmpty()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** What a search looks at of an entry that was seen: no more than what is shown. */
    static boolean contains(EntryRow seen, String lowerCase) {
        return searchable(seen).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(lowerCase));
    }

    private static Stream<String> searchable(EntryRow seen) {
        List<String> references = seen.refs().stream()
                .filter(reference -> PublicIds.type(reference) != ObjectType.ACCOUNT)
                .map(PublicIds::value)
                .toList();
        return Stream.of(
                        seen.summary().stream(),
                        references.stream(),
                        attributes(seen.detail()).getMap().values().stream().flatMap(FieldPolicy::texts))
                .flatMap(Function.identity());
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf);
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
