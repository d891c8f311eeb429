package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One English line for an entry: what happened, how much, with which card, why. Built from the entry alone. */
final class Summaries {
    private static final int MAX_TEXT = 120;

    private Summaries() {}

    static String of(Kind kind, Attributes attributes, List<Reference> about) {
        List<String> parts = new ArrayList<>();
        parts.add(phrase(kind));
        attributes.money(Attribute.AMOUNT).map(Summaries::money).ifPresent(parts::add);
        attributes
                .text(Attribute.CARD_LAST4)
                .map(last4 -> attributes.text(Attribute.CARD_BRAND).orElse("card") + " " + last4)
                .ifPresent(parts::add);
        detail(kind, attributes).map(Summaries::shortened).ifPresent(text -> parts.add("- " + text));
        return String.join(" ", parts);
    }

    private static Optional<String> detail(Kind kind, Attributes attributes) {
        return switch (kind) {
            case PAYMENT_FAILED, CHECKOUT_PAYMENT_FAILED, SETUP_FAILED, INVOICE_PAYMENT_FAILED ->
                attributes
                        .text(Attribute.DECLINE_CODE)
                        .or(() -> attributes.text(Attribute.FAILURE_CODE))
                        .or(() -> attributes.text(Attribute.OUTCOME_REASON));
            case REFUND_FAILED -> attributes.text(Attribute.FAILURE_REASON);
            case PAYMENT_CANCELED -> attributes.text(Attribute.CANCELLATION_REASON);
            case DISPUTE_OPENED, DISPUTE_UPDATED -> attributes.text(Attribute.REASON);
            case DISPUTE_CLOSED, SUBSCRIPTION_UPDATED, REFUND_ISSUED, TICKET_STATUS_CHANGED, TICKET_REOPENED ->
                attributes.text(Attribute.STATUS);
            case EARLY_FRAUD_WARNING_RECEIVED -> attributes.text(Attribute.FRAUD_TYPE);
            case REVIEW_CLOSED -> attributes.text(Attribute.REVIEW_CLOSED_REASON);
            case TICKET_OPENED -> attributes.text(Attribute.SUBJECT).or(() -> attributes.text(Attribute.TEXT));
            case TICKET_CUSTOMER_REPLY, TICKET_PUBLIC_REPLY, TICKET_INTERNAL_NOTE -> attributes.text(Attribute.TEXT);
            case TICKET_PRIORITY_CHANGED -> attributes.text(Attribute.PRIORITY);
            case TICKET_CHANGED -> attributes.text(Attribute.FIELD);
            case TICKET_CSAT_RECEIVED -> attributes.text(Attribute.CSAT_SCORE);
            default -> Optional.empty();
        };
    }

    private static String phrase(Kind kind) {
        String words = kind.wireName().replace('.', ' ').replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String money(Money money) {
        return BigDecimal.valueOf(money.minorUnits(), digits(money)).toPlainString() + " "
                + money.currency().code();
    }

    private static int digits(Money money) {
        try {
            return Math.max(0, Currency.getInstance(money.currency().code()).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknownToThisJdk) {
            return 2;
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_TEXT
                ? line
                : line.substring(
                                0,
                                line.offsetByCodePoints(
                                        0, Math.min(MAX_TEXT, line.codePointCount(0, line.length())) - 1))
                        + "\u2026";
    }
}
