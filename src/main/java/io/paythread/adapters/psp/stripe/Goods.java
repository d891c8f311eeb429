package io.paythread.adapters.psp.stripe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of the goods, in words of ours. Stripe has no state for it: a tracking number or metadata tell. */
final class Goods {
    private static final String SHIPPED = "shipped";
    private static final String NOT_SHIPPED = "not_shipped";
    private static final String DIGITAL = "digital";

    /** Names that shop systems and merchants use for it. */
    private static final List<String> FIELDS =
            List.of("fulfillment_status", "fulfilment_status", "fulfillment", "fulfilment", "shipping_status");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("unfulfilled", NOT_SHIPPED),
            Map.entry("not_shipped", NOT_SHIPPED),
            Map.entry("unshipped", NOT_SHIPPED),
            Map.entry("pending", NOT_SHIPPED),
            Map.entry("fulfilled", SHIPPED),
            Map.entry("shipped", SHIPPED),
            Map.entry("in_transit", SHIPPED),
            Map.entry("delivered", SHIPPED),
            Map.entry("digital", DIGITAL),
            Map.entry("not_required", DIGITAL));

    private Goods() {}

    /** Goods with a tracking number are on their way, whatever stands in a field that nobody kept up. */
    static @Nullable String fulfillment(StripeObject object) {
        if (object.text("shipping", "tracking_number") != null) {
            return SHIPPED;
        }
        return FIELDS.stream()
                .map(field -> object.text("metadata", field))
                .filter(Objects::nonNull)
                .map(word -> WORDS.get(word.toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
