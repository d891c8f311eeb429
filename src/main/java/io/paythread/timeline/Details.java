package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.platform.money.MoneyView;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored details, read by attribute; null where nothing is known. Each view picks what it shows by name. */
record Details(JsonObject attributes) {

    static Details of(JsonObject state) {
        return new Details(
                Optional.ofNullable(state.getJsonObject("attributes")).orElseGet(JsonObject::new));
    }

    @Nullable
    String text(Attribute attribute) {
        return attributes.getString(attribute.wireName());
    }

    @Nullable
    Long number(Attribute attribute) {
        return attributes.getLong(attribute.wireName());
    }

    @Nullable
    Boolean flag(Attribute attribute) {
        return attributes.getBoolean(attribute.wireName());
    }

    @Nullable
    Instant instant(Attribute attribute) {
        return attributes.getInstant(attribute.wireName());
    }

    @Nullable
    MoneyView money(Attribute attribute) {
        JsonObject money = attributes.getJsonObject(attribute.wireName());
        return money == null ? null : new MoneyView(money.getLong("amount"), money.getString("currency"));
    }

    List<String> list(Attribute attribute) {
        return EntryRow.strings(attributes.getJsonArray(attribute.wireName()));
    }
}
