package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;

/** S05: Eva has two addresses and two accounts; Petr only shares her card. */
final class TwoAddresses {
    private static final HelpdeskUser USER = HelpdeskUser.customer("777", "Eva Novak", "eva@work.example");
    private static final Card FAMILY_CARD = Card.visa4242("fp_77", "CZ");

    private TwoAddresses() {}

    static Story story(Duration shift) {
        Story.Script script = new Story.Script(shift);
        Instant before = script.time("2026-09-01T08:00:00Z");
        script.known(before, ZendeskEvents.userCreated("e-user", before, USER));
        script.known(before, ZendeskEvents.verifiedAddress("e-work", before, USER, "77701", "eva@work.example"));
        script.known(before, ZendeskEvents.verifiedAddress("e-home", before, USER, "77702", "eva.novak@home.example"));

        bought(script, "1", Shopper.of("cus_E1", "Eva Novak", "eva@work.example", "cs", "CZ"), 3500, "08");
        bought(script, "2", Shopper.of("cus_E2", "Eva Novak", " Eva.Novak@Home.example", "cs", "CZ"), 4200, "09");
        bought(script, "3", Shopper.of("cus_E3", "Petr Novak", "petr@home.example", "cs", "CZ"), 1800, "10");

        Instant asked = script.time("2026-09-14T11:00:00Z");
        Ticket ticket = Ticket.opened("9105", USER, "Refund", "refund for yesterday's order ch_E2 please", asked);
        script.zendesk(asked, ZendeskEvents.ticketCreated("e-7", asked, ticket));
        return script.named("S05");
    }

    private static void bought(Story.Script script, String number, Shopper shopper, long minorUnits, String hour) {
        Instant created = script.time("2026-09-14T" + hour + ":00:00Z");
        script.stripe(created, StripeEvents.customerCreated("evt_e" + number + "_customer", created, shopper));
        Instant paid = script.time("2026-09-14T" + hour + ":05:00Z");
        Payment payment = Payment.of("pi_E" + number, shopper, minorUnits, "eur", paid.minusSeconds(30));
        Attempt attempt = Attempt.paid("ch_E" + number, FAMILY_CARD, paid.minusSeconds(1));
        script.stripe(paid, StripeEvents.chargeSucceeded("evt_e" + number + "_charge", paid, payment, attempt));
    }
}
