package io.paythread.adapters.psp.stripe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the goods, in words of ours. Stripe has no state for it: a tracking number or metadata tell. */
final class Goods {
    /** Of 2026-11-22. */
    private static final int DAY_LENGTH = 10;

    private static final String SHIPPED = "shipped";
    private static final String DELIVERED = "delivered";
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
            Map.entry("delivered", DELIVERED),
            Map.entry("digital", DIGITAL),
            Map.entry("not_required", DIGITAL));

    /** Names of the day or moment until which they were promised. */
    private static final List<String> PROMISES = List.of(
            "promised_delivery_date",
            "expected_delivery_date",
            "estimated_delivery_date",
            "estimated_delivery",
            "deliver_by");

    private Goods() {}

    /** Goods with a tracking number are on their way at least, whatever stands in a field that nobody kept up. */
    static @Nullable String fulfillment(StripeObject object) {
        String said = FIELDS.stream()
                .map(field -> object.text("metadata", field))
                .filter(Objects::nonNull)
                .map(word -> WORDS.get(word.toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean tracked = object.text("shipping", "tracking_number") != null;
        return tracked && !DELIVERED.equals(said) ? SHIPPED : said;
    }

    /** Until when they were promised; a day lasts until it has ended in UTC. What is no date is left out. */
    static @Nullable Instant dueAt(StripeObject object) {
        return PROMISES.stream()
                .map(field -> object.text("metadata", field))
                .filter(Objects::nonNull)
                .flatMap(text -> moment(text.strip()).stream())
                .filter(at -> at.isAfter(Instant.EPOCH) && at.getEpochSecond() < StripeObject.END_OF_TIME)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.length() == DAY_LENGTH
                            ? LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
