package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription says of itself. Newer versions keep price, quantity and period on its items, older ones on the
 * subscription; with several items the first stands for the price.
 */
record Subscription(StripeObject object, StripeObject item, StripeObject price) {

    static Subscription of(StripeObject object) {
        List<StripeObject> items = object.list("items");
        StripeObject item = items.isEmpty() ? StripeObject.NOTHING : items.get(0);
        StripeObject price = item.at("price").exists() ? item.at("price") : item.at("plan");
        return new Subscription(object, item, price.exists() ? price : object.at("plan"));
    }

    Attributes.Builder state() {
        Long quantity = item.number("quantity");
        String interval = price.text("recurring", "interval");
        return Common.of(object)
                .put(Attribute.AMOUNT, amount(quantity))
                .put(Attribute.PLAN, plan())
                .put(Attribute.INTERVAL, interval == null ? price.text("interval") : interval)
                .put(Attribute.QUANTITY, quantity == null ? object.number("quantity") : quantity)
                .put(Attribute.COLLECTION_METHOD, object.text("collection_method"))
                .put(Attribute.CANCEL_AT_PERIOD_END, object.flag("cancel_at_period_end"))
                .put(Attribute.CANCEL_AT, object.time("cancel_at"))
                .put(Attribute.CANCELED_AT, object.time("canceled_at"))
                .put(Attribute.CANCELLATION_REASON, cancellationReason())
                .put(Attribute.TRIAL_END, object.time("trial_end"))
                .put(Attribute.PERIOD_START, period("current_period_start"))
                .put(Attribute.PERIOD_END, period("current_period_end"));
    }

    /** What one period costs before tax and discounts, where there is one item with a fixed price. */
    private @Nullable Money amount(@Nullable Long quantity) {
        Long unit = price.number("unit_amount") == null ? price.number("amount") : price.number("unit_amount");
        boolean several = object.list("items").size() > 1;
        if (unit == null || several || quantity == null) {
            return several ? null : StripeCurrencies.money(unit, price.text("currency"));
        }
        boolean fits = Math.multiplyHigh(unit, quantity) == (unit * quantity) >> 63;
        return fits ? StripeCurrencies.money(unit * quantity, price.text("currency")) : null;
    }

    private @Nullable String plan() {
        String nickname = price.text("nickname");
        String name = nickname == null ? price.text("name") : nickname;
        return name == null ? price.text("id") : name;
    }

    private @Nullable String cancellationReason() {
        String feedback = object.text("cancellation_details", "feedback");
        return feedback == null ? object.text("cancellation_details", "reason") : feedback;
    }

    private @Nullable Instant period(String field) {
        Instant ofItem = item.time(field);
        return ofItem == null ? object.time(field) : ofItem;
    }
}
