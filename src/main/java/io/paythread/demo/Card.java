package io.paythread.demo;

/**
 * A card as a payment processor shows it: never its number.
 *
 * @param fingerprint the same for the same number, whoever uses it
 */
public record Card(String brand, String lastFour, String fingerprint, String country) {

    /** The card behind the public Visa test number. */
    public static Card visa4242(String fingerprint, String country) {
        return new Card("visa", "4242", fingerprint, country);
    }

    /** The card behind the public Mastercard test number. */
    public static Card mastercard4444(String fingerprint, String country) {
        return new Card("mastercard", "4444", fingerprint, country);
    }

    /** The id of the payment method that holds it. */
    String paymentMethod() {
        return "pm_" + fingerprint;
    }
}
