package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;

/** S01: Ana's first card has no money, she asks, and pays with another one. */
final class DeclinedCard {
    private static final Shopper ANA = Shopper.of("cus_A1", "Ana Ruiz", "ana@example.com", "es", "ES");
    private static final HelpdeskUser USER = HelpdeskUser.customer("501", "Ana Ruiz", "ana@example.com");
    private static final Card FIRST = Card.visa4242("fp_ana_1", "ES");
    private static final Card SECOND = Card.mastercard4444("fp_ana_2", "ES");

    private DeclinedCard() {}

    static Story story(Duration shift) {
        Story.Script script = new Story.Script(shift);
        Instant before = script.time("2026-09-01T08:00:00Z");
        script.known(before, ZendeskEvents.userCreated("a-user", before, USER));
        script.known(before, ZendeskEvents.verifiedAddress("a-address", before, USER, "50101", USER.email()));
        script.knownToStripe(before, StripeEvents.customerUpdated("evt_a0", before, ANA));

        Instant failed = script.time("2026-09-14T09:00:05Z");
        Payment payment = Payment.of("pi_A1", ANA, 4990, "eur", failed.minusSeconds(65));
        Attempt declined = Attempt.declined("ch_A1a", FIRST, failed.minusSeconds(1), Decline.INSUFFICIENT_FUNDS);
        script.stripe(failed, StripeEvents.paymentFailed("evt_a1", failed, payment, declined));
        script.stripe(
                failed.plusSeconds(1), StripeEvents.chargeFailed("evt_a2", failed.plusSeconds(1), payment, declined));

        Instant asked = script.time("2026-09-14T09:12:40Z");
        Ticket ticket =
                Ticket.opened("9001", USER, "No puedo pagar", "Intenté pagar 49,90 y me sale error. ¿Qué pasa?", asked);
        script.zendesk(asked, ZendeskEvents.ticketCreated("a-3", asked, ticket));
        Instant answered = script.time("2026-09-14T09:20:00Z");
        Comment answer = Comment.open(
                "900101",
                Agents.LENA,
                "Hola Ana, tu banco indica que faltan fondos. No se ha cobrado nada; puedes probar con otra tarjeta.");
        script.zendesk(answered, ZendeskEvents.commentAdded("a-4", answered, ticket.now("open"), answer));

        Instant paid = script.time("2026-09-14T09:41:10Z");
        Attempt second = Attempt.paid("ch_A1b", SECOND, paid.minusSeconds(1));
        script.stripe(paid, StripeEvents.chargeSucceeded("evt_a5", paid, payment, second));
        script.stripe(
                paid.plusSeconds(1), StripeEvents.paymentSucceeded("evt_a6", paid.plusSeconds(1), payment, second));

        Instant solved = script.time("2026-09-14T10:05:00Z");
        script.zendesk(solved, ZendeskEvents.statusChanged("a-7", solved, ticket.now("solved"), "open", Agents.LENA));
        return script.named("S01");
    }
}
