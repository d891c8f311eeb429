package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;

/** S04: Dana is charged twice, gets one charge back, thanks for it, and disputes the other all the same. */
final class DuplicateCharge {
    private static final Shopper DANA = Shopper.of("cus_D1", "Dana Weiss", "dana@example.com", "de", "DE");
    private static final HelpdeskUser USER = HelpdeskUser.customer("504", "Dana Weiss", "dana@example.com");
    private static final Card CARD = Card.mastercard4444("fp_dana_1", "DE");
    private static final String TRACE = "74208126259001234567890";

    private DuplicateCharge() {}

    static Story story(Duration shift) {
        Story.Script script = new Story.Script(shift);
        Instant before = script.time("2026-09-01T08:00:00Z");
        script.known(before, ZendeskEvents.userCreated("d-user", before, USER));
        script.known(before, ZendeskEvents.verifiedAddress("d-address", before, USER, "50401", USER.email()));
        script.knownToStripe(before, StripeEvents.customerUpdated("evt_d0", before, DANA));

        Instant first = script.time("2026-09-14T10:00:10Z");
        Instant second = script.time("2026-09-14T10:03:02Z");
        Payment wanted =
                Payment.of("pi_D1", DANA, 12000, "eur", first.minusSeconds(30)).forOrder("7781");
        Payment twice =
                Payment.of("pi_D2", DANA, 12000, "eur", second.minusSeconds(30)).forOrder("7781");
        Attempt kept = Attempt.paid("ch_D1", CARD, first);
        Attempt doubled = Attempt.paid("ch_D2", CARD, second);
        script.stripe(first, StripeEvents.chargeSucceeded("evt_d1", first, wanted, kept));
        script.stripe(second, StripeEvents.chargeSucceeded("evt_d2", second, twice, doubled));

        Ticket ticket = asks(script);
        refunded(script, twice, doubled);
        Instant thanked = script.time("2026-09-17T09:30:00Z");
        Comment thanks = Comment.open("910402", USER, "Danke, Erstattung ist da");
        script.zendesk(thanked, ZendeskEvents.commentAdded("d-8", thanked, ticket, thanks));
        disputed(script, wanted, kept);
        return script.named("S04");
    }

    private static Ticket asks(Story.Script script) {
        Instant asked = script.time("2026-09-14T11:20:00Z");
        Ticket ticket =
                Ticket.opened("9104", USER, "Doppelte Abbuchung", "Mir wurde doppelt abgebucht, bitte prüfen", asked);
        script.zendesk(asked, ZendeskEvents.ticketCreated("d-3", asked, ticket));
        Instant answered = script.time("2026-09-14T11:48:00Z");
        Comment answer = Comment.open(
                "910401", Agents.LENA, "Hallo Dana, wir sehen beide Zahlungen. Eine davon erstatten wir noch heute.");
        Ticket open = ticket.now("open");
        script.zendesk(answered, ZendeskEvents.commentAdded("d-4", answered, open, answer));
        return open;
    }

    private static void refunded(Story.Script script, Payment twice, Attempt doubled) {
        Instant made = script.time("2026-09-14T13:05:00Z");
        Refund refund = Refund.pending("re_D1", twice, doubled, twice.minorUnits(), made);
        script.stripe(made, StripeEvents.refundCreated("evt_d5", made, refund));
        Instant done = script.time("2026-09-14T13:05:30Z");
        script.stripe(done, StripeEvents.refundUpdated("evt_d6", done, refund, refund.succeeded()));
        Instant traced = script.time("2026-09-16T08:00:00Z");
        script.stripe(
                traced,
                StripeEvents.refundUpdated(
                        "evt_d7", traced, refund.succeeded(), refund.succeeded().traced(TRACE)));
    }

    private static void disputed(Story.Script script, Payment wanted, Attempt kept) {
        Instant opened = script.time("2026-09-21T07:00:00Z");
        Instant dueBy = script.time("2026-10-01T23:59:59Z");
        Dispute dispute = Dispute.opened("dp_D1", wanted, kept, "duplicate", "4834", opened, dueBy);
        script.stripe(opened, StripeRiskEvents.disputeCreated("evt_d9", opened, dispute));
        Instant answered = script.time("2026-09-22T10:00:00Z");
        script.stripe(answered, StripeRiskEvents.evidenceSent("evt_d10", answered, dispute.answered()));
        Instant won = script.time("2026-11-24T09:00:00Z");
        script.stripe(
                won,
                StripeRiskEvents.disputeClosed(
                        "evt_d11", won, dispute.answered().decided("won")));
    }
}
