package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** S07: Gina is stuck at the bank's confirmation and comes back by a link; Hal gives up; Ida had paid already. */
final class AbandonedCheckout {
    private static final Shopper GINA = Shopper.guest("Gina Ferri", "gina@example.com", "it", "IT");
    private static final Shopper HAL = Shopper.guest("Hal Moore", "hal@example.com", "en", "IE");
    private static final Shopper IDA = Shopper.guest("Ida Holm", "ida@example.com", "da", "DK");
    private static final HelpdeskUser USER = HelpdeskUser.customer("507", "Gina Ferri", "gina@example.com");
    private static final Optional<String> OPT_IN = Optional.of("opt_in");

    private AbandonedCheckout() {}

    static Story story(Duration shift) {
        Story.Script script = new Story.Script(shift);
        Instant before = script.time("2026-09-01T08:00:00Z");
        script.known(before, ZendeskEvents.userCreated("g-user", before, USER));
        script.known(before, ZendeskEvents.verifiedAddress("g-address", before, USER, "50701", USER.email()));

        Instant started = script.time("2026-09-14T18:00:00Z");
        Payment stuck = Payment.of("pi_G1", GINA, 6400, "eur", started);
        Checkout given = new Checkout("cs_G1", stuck, true, OPT_IN, Optional.empty(), started);
        Instant sentToBank = script.time("2026-09-14T18:06:00Z");
        script.stripe(sentToBank, StripeEvents.paymentRequiresAction("evt_g2", sentToBank, stuck));
        Instant asked = script.time("2026-09-14T18:10:00Z");
        Ticket ticket = Ticket.opened("9107", USER, "Checkout", "page keeps loading after I press pay", asked);
        script.zendesk(asked, ZendeskEvents.ticketCreated("g-3", asked, ticket));
        Instant expired = script.time("2026-09-15T18:00:03Z");
        script.stripe(expired, StripeBillingEvents.checkoutExpired("evt_g4", expired, given));

        others(script);
        recovered(script, ticket);
        return script.named("S07");
    }

    private static void others(Story.Script script) {
        Instant idaStarted = script.time("2026-09-14T18:40:00Z");
        Payment ida = Payment.of("pi_G5", IDA, 3900, "eur", idaStarted);
        Instant idaPaid = script.time("2026-09-15T18:20:00Z");
        Checkout second = new Checkout("cs_G5", ida, true, OPT_IN, Optional.empty(), idaPaid.minusSeconds(300));
        script.stripe(idaPaid, StripeBillingEvents.checkoutCompleted("evt_g7", idaPaid, second));
        Instant halExpired = script.time("2026-09-15T18:30:00Z");
        Payment hal = Payment.of("pi_G3", HAL, 2500, "eur", halExpired.minus(Duration.ofDays(1)));
        Checkout unwanted = new Checkout("cs_G3", hal, false, Optional.empty(), Optional.empty(), hal.createdAt());
        script.stripe(halExpired, StripeBillingEvents.checkoutExpired("evt_g5", halExpired, unwanted));
        Instant idaExpired = script.time("2026-09-15T18:40:00Z");
        Checkout first = new Checkout("cs_G4", ida, false, OPT_IN, Optional.empty(), idaStarted);
        script.stripe(idaExpired, StripeBillingEvents.checkoutExpired("evt_g6", idaExpired, first));
    }

    private static void recovered(Story.Script script, Ticket ticket) {
        Instant answered = script.time("2026-09-16T07:30:00Z");
        Comment answer =
                Comment.open("910701", Agents.OMAR, "Hi Gina, please continue here: https://buy.stripe.com/r/cs_G1");
        script.zendesk(answered, ZendeskEvents.commentAdded("g-8", answered, ticket.now("open"), answer));
        Instant paid = script.time("2026-09-16T07:55:00Z");
        Payment payment = Payment.of("pi_G2", GINA, 6400, "eur", script.time("2026-09-16T07:52:00Z"));
        Checkout back = new Checkout("cs_G2", payment, true, OPT_IN, Optional.of("cs_G1"), payment.createdAt());
        script.stripe(paid, StripeBillingEvents.checkoutCompleted("evt_g10", paid, back));
    }
}
