package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import java.util.ArrayList;
import java.util.List;

/** Details that most of Stripe's objects share. */
final class Common {
    /** Where merchants write their order number, in the order of Stripe's own examples. */
    private static final List<String> ORDER_FIELDS = List.of("order_id", "order_number", "order", "orderId");

    private Common() {}

    /** What the object says of itself: state, time, description, order numbers. */
    static Attributes.Builder of(StripeObject object) {
        return labels(object)
                .put(Attribute.STATUS, object.text("status"))
                .put(Attribute.CREATED_AT, object.time("created"));
    }

    /** What the merchant wrote on the object. */
    static Attributes.Builder labels(StripeObject object) {
        return Attributes.builder()
                .put(Attribute.LIVE, object.flag("livemode"))
                .put(Attribute.DESCRIPTION, object.text("description"))
                .put(Attribute.ORDER_NUMBERS, orderNumbers(object));
    }

    /** The text of a field that Stripe empties again: null says that nothing stands there any more. */
    static void putOrClear(Attributes.Builder builder, Attribute attribute, StripeObject object, String... path) {
        builder.put(attribute, object.text(path));
        if (object.clears(path[0])) {
            builder.clear(attribute);
        }
    }

    private static List<String> orderNumbers(StripeObject object) {
        List<String> numbers = new ArrayList<>();
        for (String field : ORDER_FIELDS) {
            String number = object.textOrNumber("metadata", field);
            if (number != null && !numbers.contains(number)) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
