package io.paythread.demo;

import java.time.Instant;
import java.util.Optional;

/**
 * A payment that a shopper makes in one or more attempts.
 *
 * @param id Stripe's id of the payment intent
 * @param minorUnits the amount in the currency's smallest unit
 * @param currency three lower-case letters
 * @param order the merchant's order number
 * @param goods what the shop says became of them: {@code shipped}, {@code unfulfilled}, {@code digital}
 */
public record Payment(
        String id,
        Shopper shopper,
        long minorUnits,
        String currency,
        Optional<String> order,
        Optional<String> goods,
        Instant createdAt) {

    /** A payment without an order number. */
    public static Payment of(String id, Shopper shopper, long minorUnits, String currency, Instant createdAt) {
        return new Payment(id, shopper, minorUnits, currency, Optional.empty(), Optional.empty(), createdAt);
    }

    /** The same payment, for an order. */
    public Payment forOrder(String number) {
        return new Payment(id, shopper, minorUnits, currency, Optional.of(number), goods, createdAt);
    }

    /** The same payment, for goods of which the shop says this. */
    public Payment forGoods(String said) {
        return new Payment(id, shopper, minorUnits, currency, order, Optional.of(said), createdAt);
    }
}
