package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Details that most of Stripe's objects share. */
final class Common {
    /** Where merchants write their order number, in the order of Stripe's own examples. */
    private static final List<String> ORDER_FIELDS = List.of("order_id", "order_number", "order", "orderId");

    private Common() {}

    /**
     * What the merchant wrote of the purchase into {@code metadata}, under the names that the page on Stripe lists. Stripe
     * has no field of its own for it before a dispute.
     */
    static Attributes.Builder purchase(StripeObject object) {
        return Attributes.builder()
                .put(Attribute.PURCHASE_IP, metadata(object, "customer_purchase_ip", "customer_ip", "ip_address"))
                .put(Attribute.DEVICE_ID, metadata(object, "device_id", "customer_device_id"))
                .put(
                        Attribute.DEVICE_FINGERPRINT,
                        metadata(object, "device_fingerprint", "customer_device_fingerprint"))
                .put(Attribute.CUSTOMER_ACCOUNT, metadata(object, "customer_account_id", "account_id", "user_id"))
                .put(Attribute.PRODUCT_DESCRIPTION, metadata(object, "product_description", "product"));
    }

    /** Where a purchase goes. */
    static Attributes.Builder shipping(StripeObject shipping) {
        return Attributes.builder()
                .put(Attribute.SHIPPING_ADDRESS, address(shipping.at("address")))
                .put(Attribute.SHIPPING_NAME, shipping.text("name"))
                .put(Attribute.SHIPPING_PHONE, shipping.text("phone"))
                .put(Attribute.SHIPPING_CARRIER, shipping.text("carrier"))
                .put(Attribute.SHIPPING_TRACKING_NUMBER, shipping.text("tracking_number"));
    }

    /** An address on one line; null where neither street nor city is known: a country alone is no address. */
    static @Nullable String address(StripeObject address) {
        if (address.text("line1") == null && address.text("city") == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String part : List.of("line1", "line2", "postal_code", "city", "state", "country")) {
            String text = address.text(part);
            if (text != null) {
                parts.add(text.strip());
            }
        }
        return String.join(", ", parts);
    }

    private static @Nullable String metadata(StripeObject object, String... names) {
        for (String name : names) {
            String text = object.textOrNumber("metadata", name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

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
                .put(Attribute.ORDER_NUMBERS, orderNumbers(object))
                .put(Attribute.FULFILLMENT, Goods.fulfillment(object))
                .put(Attribute.DELIVERY_DUE_AT, Goods.dueAt(object));
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
