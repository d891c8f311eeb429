package io.paythread.adapters.psp.stripe;

import java.util.Map;
import java.util.Optional;

/**
 * The event types that are understood and say nothing of a person's payments, by the first words of their names, with
 * the reason under which they are counted. A type that Stripe adds to one of these families has the same reason; a type
 * of an unknown family has none and is counted as unknown.
 */
final class IgnoredTypes {
    private static final String BALANCE = "merchants_balance";
    private static final String CATALOGUE = "catalogue";
    private static final String CONNECT = "connected_account";
    private static final String DETAIL = "detail_of_another_object";
    private static final String OTHER_PRODUCT = "other_product";
    private static final String SETTINGS = "settings";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("balance", BALANCE),
            Map.entry("cash_balance", BALANCE),
            Map.entry("payout", BALANCE),
            Map.entry("reserve", BALANCE),
            Map.entry("topup", BALANCE),
            Map.entry("transfer", BALANCE),
            Map.entry("coupon", CATALOGUE),
            Map.entry("payment_link", CATALOGUE),
            Map.entry("plan", CATALOGUE),
            Map.entry("price", CATALOGUE),
            Map.entry("product", CATALOGUE),
            Map.entry("promotion_code", CATALOGUE),
            Map.entry("tax_rate", CATALOGUE),
            Map.entry("account", CONNECT),
            Map.entry("application_fee", CONNECT),
            Map.entry("capability", CONNECT),
            Map.entry("person", CONNECT),
            Map.entry("recipient", CONNECT),
            Map.entry("customer.bank_account", DETAIL),
            Map.entry("customer.card", DETAIL),
            Map.entry("customer.discount", DETAIL),
            Map.entry("customer.source", DETAIL),
            Map.entry("customer.subscription.custom_event", DETAIL),
            Map.entry("customer.subscription.price_migration_failed", DETAIL),
            Map.entry("customer.tax_id", DETAIL),
            Map.entry("customer_cash_balance_transaction", DETAIL),
            Map.entry("invoiceitem", DETAIL),
            Map.entry("quote", DETAIL),
            Map.entry("source", DETAIL),
            Map.entry("subscription_schedule", DETAIL),
            Map.entry("billing", OTHER_PRODUCT),
            Map.entry("climate", OTHER_PRODUCT),
            Map.entry("entitlements", OTHER_PRODUCT),
            Map.entry("financial_connections", OTHER_PRODUCT),
            Map.entry("identity", OTHER_PRODUCT),
            Map.entry("issuing_authorization", OTHER_PRODUCT),
            Map.entry("issuing_card", OTHER_PRODUCT),
            Map.entry("issuing_cardholder", OTHER_PRODUCT),
            Map.entry("issuing_dispute", OTHER_PRODUCT),
            Map.entry("issuing_personalization_design", OTHER_PRODUCT),
            Map.entry("issuing_settlement", OTHER_PRODUCT),
            Map.entry("issuing_token", OTHER_PRODUCT),
            Map.entry("issuing_transaction", OTHER_PRODUCT),
            Map.entry("order", OTHER_PRODUCT),
            Map.entry("sku", OTHER_PRODUCT),
            Map.entry("terminal", OTHER_PRODUCT),
            Map.entry("treasury", OTHER_PRODUCT),
            Map.entry("balance_settings", SETTINGS),
            Map.entry("billing_portal", SETTINGS),
            Map.entry("file", SETTINGS),
            Map.entry("ping", SETTINGS),
            Map.entry("reporting", SETTINGS),
            Map.entry("sigma", SETTINGS),
            Map.entry("tax", SETTINGS),
            Map.entry("test_helpers", SETTINGS));

    private IgnoredTypes() {}

    /** Why events of this type mean nothing here; empty for the others and for unknown ones. */
    static Optional<String> reason(String type) {
        String family = type;
        while (!REASONS.containsKey(family) && family.contains(".")) {
            family = family.substring(0, family.lastIndexOf('.'));
        }
        return Optional.ofNullable(REASONS.get(family));
    }
}
