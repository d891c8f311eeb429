package io.paythread.demo;

import java.util.Optional;

/**
 * An invented person as a payment processor knows them.
 *
 * @param account the customer's id at Stripe; empty for a guest
 * @param locale as {@code pt-BR}
 * @param country two letters
 */
public record Shopper(Optional<String> account, String name, String email, String locale, String country) {

    /** A registered customer. */
    public static Shopper of(String account, String name, String email, String locale, String country) {
        return new Shopper(Optional.of(account), name, email, locale, country);
    }

    /** Somebody who pays without an account. */
    public static Shopper guest(String name, String email, String locale, String country) {
        return new Shopper(Optional.empty(), name, email, locale, country);
    }
}
