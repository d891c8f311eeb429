package io.paythread.demo;

/**
 * Why a bank said no, in Stripe's fields (docs.stripe.com/declines/codes).
 *
 * @param code the error's own code, as {@code card_declined}
 * @param declineCode the issuer's reason in Stripe's words
 * @param networkCode the two digits of ISO 8583
 * @param advice what Stripe advises, as {@code try_again_later}
 * @param message what the shopper was told
 */
public record Decline(String code, String declineCode, String networkCode, String advice, String message) {

    /** Not enough money; may work later. */
    public static final Decline INSUFFICIENT_FUNDS = new Decline(
            "card_declined", "insufficient_funds", "51", "try_again_later", "Your card has insufficient funds.");

    /** The bank does not say why. */
    public static final Decline DO_NOT_HONOR =
            new Decline("card_declined", "do_not_honor", "05", "try_again_later", "Your card was declined.");

    /** The card's date has passed. */
    public static final Decline EXPIRED_CARD =
            new Decline("expired_card", "expired_card", "54", "confirm_card_data", "Your card has expired.");

    /** Reported lost; the shopper is told no more than that it was declined. */
    public static final Decline LOST_CARD =
            new Decline("card_declined", "lost_card", "41", "do_not_try_again", "Your card was declined.");
}
