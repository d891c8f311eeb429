package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.platform.money.MoneyView;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored details, read by attribute; null where nothing is known. Each view picks what it shows by name. */
public record Details(JsonObject attributes) {

    static Details of(JsonObject state) {
        return new Details(
                Optional.ofNullable(state.getJsonObject("attributes")).orElseGet(JsonObject::new));
    }

    /** A text; null where it is not known. */
    public @Nullable String text(Attribute attribute) {
        return attributes.getString(attribute.wireName());
    }

    /** A number; null where it is not known. */
    public @Nullable Long number(Attribute attribute) {
        return attributes.getLong(attribute.wireName());
    }

    /** Yes or no; null where it is not known. */
    public @Nullable Boolean flag(Attribute attribute) {
        return attributes.getBoolean(attribute.wireName());
    }

    /** A time; null where it is not known. */
    public @Nullable Instant instant(Attribute attribute) {
        return attributes.getInstant(attribute.wireName());
    }

    /** An amount; null where it is not known. */
    public @Nullable MoneyView money(Attribute attribute) {
        JsonObject money = attributes.getJsonObject(attribute.wireName());
        return money == null ? null : new MoneyView(money.getLong("amount"), money.getString("currency"));
    }

    /** A list; empty where it is not known. */
    public List<String> list(Attribute attribute) {
        return EntryRow.strings(attributes.getJsonArray(attribute.wireName()));
    }
}
