package io.paythread.timeline;

import io.paythread.fact.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * What was paid with.
 *
 * @param type card, sepa_debit, paypal ...
 * @param brand visa, mastercard ...
 * @param expiry YYYY-MM
 * @param country of the issuer, ISO 3166
 */
public record MethodView(
        @Nullable String type,
        @Nullable String brand,
        @Nullable String last4,
        @Nullable String expiry,
        @Nullable String country,
        @Nullable String funding,
        @Nullable String issuer,
        @Nullable String wallet) {

    static @Nullable MethodView of(Details details) {
        MethodView view = new MethodView(
                details.text(Attribute.METHOD),
                details.text(Attribute.CARD_BRAND),
                details.text(Attribute.CARD_LAST4),
                details.text(Attribute.CARD_EXPIRY),
                details.text(Attribute.CARD_COUNTRY),
                details.text(Attribute.CARD_FUNDING),
                details.text(Attribute.CARD_ISSUER),
                details.text(Attribute.WALLET));
        boolean known = view.type != null || view.brand != null || view.last4 != null || view.wallet != null;
        return known ? view : null;
    }
}
