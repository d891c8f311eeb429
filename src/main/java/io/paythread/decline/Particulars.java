package io.paythread.decline;

import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.Optional;

/**
 * What a text is filled with, as far as it is known.
 *
 * @param at when it happened
 * @param method what was paid with, such as {@code Visa 4242}
 * @param merchant the name on the statement
 * @param provider of a wallet or another method
 * @param reference by which a bank finds it
 */
public record Particulars(
        Optional<MoneyView> amount,
        Optional<Instant> at,
        Optional<String> method,
        Optional<String> merchant,
        Optional<String> provider,
        Optional<String> reference) {

    /** Nothing is known. */
    public static final Particulars NONE = new Particulars(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
