package io.paythread.dispute;

import io.paythread.dispute.Statement.Topic;
import io.paythread.fact.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the disputed purchase itself says: what was bought and how it was checked, from where, and where it went. Pure. */
final class SaleEvidence {
    private static final String PASSED = "pass";
    /** How banks answer checks of an address or a code, in plain words. */
    private static final Map<String, String> CHECKS = Map.of(
            PASSED,
            "matched",
            "fail",
            "did not match",
            "unavailable",
            "the bank did not check it",
            "unchecked",
            "not checked");

    private SaleEvidence() {}

    static void tell(Draft draft, Sale sale, ProductType product) {
        purchase(draft, sale);
        checks(draft, sale);
        origin(draft, sale);
        if (product == ProductType.PHYSICAL) {
            delivery(draft, sale);
        }
        person(draft, sale);
    }

    private static void purchase(Draft draft, Sale sale) {
        StringBuilder text = new StringBuilder("On ")
                .append(Wording.time(sale.at()))
                .append(", ")
                .append(sale.amount().map(Wording::money).orElse("an amount"))
                .append(" was paid");
        sale.text(Attribute.CARD_LAST4).ifPresent(last4 -> text.append(" with ")
                .append(Wording.brand(sale.text(Attribute.CARD_BRAND)))
                .append(" ending in ")
                .append(last4));
        if (!sale.orders().isEmpty()) {
            text.append(" for order ").append(String.join(", ", sale.orders()));
        }
        sale.product()
                .filter(what -> !sale.orders().contains(what.replaceFirst("(?i)^order ", "")))
                .ifPresent(what -> text.append(" (").append(what).append(")"));
        draft.state(Topic.PURCHASE, sale.at(), text + ": charge " + sale.charge() + ".", sale.proof());
    }

    private static void checks(Draft draft, Sale sale) {
        List<String> parts = new ArrayList<>();
        sale.text(Attribute.THREE_D_SECURE)
                .ifPresent(result -> parts.add("3-D Secure: " + Wording.words(result)
                        + sale.text(Attribute.THREE_D_SECURE_FLOW)
                                .map(flow -> " (" + Wording.words(flow) + ")")
                                .orElse("")));
        check(parts, sale, "street of the billing address", Attribute.AVS_LINE1);
        check(parts, sale, "postal code", Attribute.AVS_POSTAL_CODE);
        check(parts, sale, "card security code", Attribute.CVC_CHECK);
        sale.text(Attribute.NETWORK_STATUS)
                .filter("approved_by_network"::equals)
                .ifPresent(ok -> parts.add("payment: approved by the card's bank"));
        if (!parts.isEmpty()) {
            draft.state(
                    Topic.AUTHENTICATION,
                    sale.at(),
                    "Checks at the time of the payment - " + String.join("; ", parts) + ".",
                    sale.proof());
        }
    }

    private static void check(List<String> parts, Sale sale, String what, Attribute attribute) {
        sale.text(attribute)
                .ifPresent(result -> parts.add(what + ": " + CHECKS.getOrDefault(result, Wording.words(result))));
    }

    private static void origin(Draft draft, Sale sale) {
        List<String> origin = new ArrayList<>();
        sale.text(Attribute.PURCHASE_IP).ifPresent(ip -> origin.add("IP address " + ip));
        sale.text(Attribute.DEVICE_ID)
                .or(() -> sale.text(Attribute.DEVICE_FINGERPRINT))
                .ifPresent(id -> origin.add("device " + id));
        sale.text(Attribute.CUSTOMER_ACCOUNT).ifPresent(account -> origin.add("customer account " + account));
        if (!origin.isEmpty()) {
            draft.state(
                    Topic.ORIGIN,
                    sale.at(),
                    "The purchase was made from " + String.join(", ", origin) + ".",
                    sale.proof());
        }
    }

    private static void delivery(Draft draft, Sale sale) {
        Optional<String> tracking = sale.text(Attribute.SHIPPING_TRACKING_NUMBER);
        Optional<String> address = sale.text(Attribute.SHIPPING_ADDRESS);
        Optional<String> carrier = sale.text(Attribute.SHIPPING_CARRIER);
        draft.field("shipping_address", address);
        draft.field("shipping_carrier", carrier);
        draft.field("shipping_tracking_number", tracking);
        if (tracking.isEmpty() && address.isEmpty()) {
            return;
        }
        String text = "The order was to be sent"
                + address.map(to -> " to " + to).orElse("")
                + carrier.map(by -> " by " + by).orElse("")
                + tracking.map(number -> ", parcel number " + number).orElse("") + "."
                + (wentHome(sale, address)
                        ? " That is the billing address, which the card's bank found to match its records."
                        : "");
        draft.state(Topic.DELIVERY, sale.at(), text, sale.proof());
    }

    /** Both parts of the address must have matched: one alone is another house, or another town. */
    private static boolean wentHome(Sale sale, Optional<String> address) {
        return address.isPresent()
                && address.equals(sale.text(Attribute.BILLING_ADDRESS))
                && sale.text(Attribute.AVS_LINE1).filter(PASSED::equals).isPresent()
                && sale.text(Attribute.AVS_POSTAL_CODE).filter(PASSED::equals).isPresent();
    }

    private static void person(Draft draft, Sale sale) {
        draft.field("customer_name", sale.text(Attribute.BILLING_NAME));
        draft.field(
                "customer_email_address",
                sale.text(Attribute.BILLING_EMAIL).or(() -> sale.text(Attribute.RECEIPT_EMAIL)));
        draft.field("billing_address", sale.text(Attribute.BILLING_ADDRESS));
        draft.field("customer_purchase_ip", sale.text(Attribute.PURCHASE_IP));
        draft.field("product_description", sale.product());
    }
}
