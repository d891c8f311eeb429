package io.paythread.timeline;

import io.paythread.fact.Attribute;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people call a method: {@code Visa 4242}, {@code PayPal}. */
final class MethodNames {
    private static final String CARD = "card";
    private static final Map<String, String> NAMES = Map.of(
            "amex", "American Express",
            "diners", "Diners Club",
            "jcb", "JCB",
            "unionpay", "UnionPay",
            "paypal", "PayPal",
            "blik", "BLIK",
            "sepa_debit", "SEPA",
            "ideal", "iDEAL",
            "p24", "Przelewy24",
            "eps", "EPS");

    private MethodNames() {}

    /** The card or the other method; empty where nobody told. */
    static Optional<String> of(Details details) {
        String brand = details.text(Attribute.CARD_BRAND);
        String last4 = details.text(Attribute.CARD_LAST4);
        if (brand != null) {
            return Optional.of(last4 == null ? name(brand) : name(brand) + " " + last4);
        }
        return provider(details);
    }

    /** Who provides a method that is no card. */
    static Optional<String> provider(Details details) {
        return Optional.ofNullable(details.text(Attribute.METHOD))
                .filter(method -> !method.isEmpty() && !method.equals(CARD))
                .map(MethodNames::name);
    }

    private static String name(String word) {
        String known = NAMES.get(word);
        return known != null
                ? known
                : word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).replace('_', ' ');
    }
}
