package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How somebody pays: {@code payment_method_details} of a charge, a payment method, and in payloads from before 2019 the
 * {@code source}, itself a card or an envelope around one.
 */
final class MethodDetails {
    private MethodDetails() {}

    /** The method of a charge, in whichever form its API version has. */
    static StripeObject of(StripeObject charge) {
        StripeObject details = charge.at("payment_method_details");
        return details.exists() ? details : charge.at("source");
    }

    static Attributes attributes(StripeObject method) {
        StripeObject card = card(method);
        Attributes.Builder builder = Attributes.builder()
                .put(Attribute.METHOD, type(method))
                .put(Attribute.CARD_BRAND, brand(card))
                .put(Attribute.CARD_LAST4, card.text("last4"))
                .put(Attribute.CARD_EXPIRY, expiry(card))
                .put(Attribute.CARD_COUNTRY, card.text("country"))
                .put(Attribute.CARD_FUNDING, card.text("funding"))
                .put(Attribute.CARD_FINGERPRINT, fingerprint(method))
                .put(Attribute.CARD_ISSUER, card.text("issuer"))
                .put(Attribute.WALLET, wallet(card))
                .put(Attribute.NETWORK, card.text("network"))
                .put(Attribute.NETWORK_TRANSACTION, card.text("network_transaction_id"))
                .put(Attribute.AUTHORIZATION_CODE, card.text("authorization_code"))
                .put(Attribute.CAPTURE_BEFORE, card.time("capture_before"));
        putChecks(builder, card);
        putAuthentication(builder, card.at("three_d_secure"));
        return builder.build();
    }

    /** Stripe's token for the card's number; null for other methods, whose tokens identify accounts at banks. */
    static @Nullable String fingerprint(StripeObject method) {
        String type = type(method);
        boolean isCard = type != null && (type.startsWith("card") || type.equals("interac_present"));
        return isCard ? card(method).text("fingerprint") : null;
    }

    private static @Nullable String type(StripeObject method) {
        String type = method.text("type");
        return type == null ? method.text("object") : type;
    }

    /** The part named like the type; a card from the time of sources carries its details itself. */
    private static StripeObject card(StripeObject method) {
        String type = method.text("type");
        return type == null ? method : method.at(type);
    }

    private static @Nullable String brand(StripeObject card) {
        String brand = card.text("brand");
        if (brand == null) {
            return null;
        }
        String lower = brand.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "american express" -> "amex";
            case "diners club" -> "diners";
            default -> lower;
        };
    }

    private static @Nullable String expiry(StripeObject card) {
        Long year = card.number("exp_year");
        Long month = card.number("exp_month");
        boolean known = year != null && month != null && year > 1999 && year < 10_000 && month > 0 && month < 13;
        return known ? String.format(Locale.ROOT, "%04d-%02d", year, month) : null;
    }

    private static @Nullable String wallet(StripeObject card) {
        String wallet = card.text("wallet", "type");
        return wallet == null ? card.text("tokenization_method") : wallet;
    }

    private static void putChecks(Attributes.Builder builder, StripeObject card) {
        StripeObject checks = card.at("checks").exists() ? card.at("checks") : card;
        String postalCode = checks.text("address_postal_code_check");
        builder.put(Attribute.AVS_LINE1, checks.text("address_line1_check"))
                .put(Attribute.AVS_POSTAL_CODE, postalCode == null ? checks.text("address_zip_check") : postalCode)
                .put(Attribute.CVC_CHECK, checks.text("cvc_check"));
    }

    /** Earlier versions have a flag where later ones have a result. */
    private static void putAuthentication(Attributes.Builder builder, StripeObject authentication) {
        String result = authentication.text("result");
        boolean formerly = result == null && Boolean.TRUE.equals(authentication.flag("authenticated"));
        builder.put(Attribute.THREE_D_SECURE, formerly ? "authenticated" : result)
                .put(Attribute.THREE_D_SECURE_FLOW, authentication.text("authentication_flow"))
                .put(Attribute.THREE_D_SECURE_VERSION, authentication.text("version"));
    }
}
