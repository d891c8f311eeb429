package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** S03: Bruno's subscription fails twice, he asks how to change the card, and then it is paid. */
final class Dunning {
    private static final Shopper BRUNO = Shopper.of("cus_C1", "Bruno Lima", "bruno@example.com", "pt-BR", "BR");
    private static final HelpdeskUser USER = HelpdeskUser.customer("503", "Bruno Lima", "bruno@example.com");
    private static final Card OLD = Card.visa4242("fp_bruno_1", "BR");
    private static final Card NEW = Card.mastercard4444("fp_bruno_2", "BR");

    private Dunning() {}

    static Story story(Duration shift) {
        Story.Script script = new Story.Script(shift);
        Instant before = script.time("2026-08-01T08:00:00Z");
        script.known(before, ZendeskEvents.userCreated("c-user", before, USER));
        script.known(before, ZendeskEvents.verifiedAddress("c-address", before, USER, "50301", USER.email()));
        script.knownToStripe(before, StripeEvents.customerUpdated("evt_c0", before, BRUNO));

        Instant first = script.time("2026-09-01T02:10:00Z");
        Instant second = script.time("2026-09-04T02:10:00Z");
        Instant third = script.time("2026-09-09T02:10:00Z");
        Payment payment = Payment.of("pi_C1", BRUNO, 5990, "brl", first.minusSeconds(60));
        Invoice unpaid = failed(script, "1", payment, first, 1, Decline.INSUFFICIENT_FUNDS, second);
        Instant overdue = first.plusSeconds(2);
        script.stripe(overdue, StripeBillingEvents.subscriptionNow("evt_c2", overdue, unpaid, "active", "past_due"));
        Invoice stillUnpaid = failed(script, "3", payment, second, 2, Decline.DO_NOT_HONOR, third);

        asksForHelp(script);
        Instant changed = script.time("2026-09-05T14:40:00Z");
        script.stripe(changed, StripeBillingEvents.cardAttached("evt_c6", changed, BRUNO, NEW));
        script.stripe(
                changed,
                StripeBillingEvents.defaultCardChanged("evt_c7", changed, BRUNO, before, Optional.of(OLD), NEW));

        Instant paid = script.time("2026-09-05T14:41:00Z");
        Attempt last = Attempt.paid("ch_C1c", NEW, paid);
        Invoice settled = new Invoice("in_C1", "sub_C1", payment, last, 3, Optional.empty());
        script.stripe(paid, StripeBillingEvents.invoicePaid("evt_c8", paid, settled));
        Instant active = paid.plusSeconds(1);
        script.stripe(active, StripeBillingEvents.subscriptionNow("evt_c9", active, stillUnpaid, "past_due", "active"));
        return script.named("S03");
    }

    /** The book tells of the invoice only; the codes of the attempt stand in the event of the charge. */
    private static Invoice failed(
            Story.Script script,
            String number,
            Payment payment,
            Instant at,
            int attempts,
            Decline decline,
            Instant nextAttempt) {
        Attempt attempt = Attempt.declined("ch_C1" + (attempts == 1 ? "a" : "b"), OLD, at, decline);
        Invoice invoice = new Invoice("in_C1", "sub_C1", payment, attempt, attempts, Optional.of(nextAttempt));
        script.stripe(at, StripeEvents.chargeFailed("evt_c" + number + "_charge", at, payment, attempt));
        script.stripe(at, StripeBillingEvents.invoiceFailed("evt_c" + number, at, invoice));
        return invoice;
    }

    private static void asksForHelp(Story.Script script) {
        Instant asked = script.time("2026-09-05T14:02:00Z");
        Ticket ticket = Ticket.opened("9003", USER, "Cartão", "Como atualizo meu cartão?", asked);
        script.zendesk(asked, ZendeskEvents.ticketCreated("c-4", asked, ticket));
        Instant answered = script.time("2026-09-05T14:20:00Z");
        Comment answer = Comment.open(
                "900301", Agents.OMAR, "Olá Bruno, você pode atualizar o cartão aqui: https://shop.example/card");
        script.zendesk(answered, ZendeskEvents.commentAdded("c-5", answered, ticket.now("open"), answer));
    }
}
