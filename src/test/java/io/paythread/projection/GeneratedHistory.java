package io.paythread.projection;

import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Comment;
import io.paythread.demo.Decline;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Refund;
import io.paythread.demo.Shopper;
import io.paythread.demo.Step;
import io.paythread.demo.StripeEvents;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up month of one to three people with few addresses and cards, so that much is shared and mentioned twice. */
final class GeneratedHistory {
    private static final Instant START = Instant.parse("2026-09-01T08:00:00Z");
    private static final List<String> ADDRESSES =
            List.of("ana@example.com", "Ana@Example.com ", "ben@example.com", "info@example.com");

    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private int event;
    private Instant now = START;

    private GeneratedHistory(Random random) {
        this.random = random;
    }

    static List<Step> of(Random random) {
        GeneratedHistory history = new GeneratedHistory(random);
        for (int person = 1 + random.nextInt(3); person > 0; person--) {
            history.person(person);
        }
        return history.steps;
    }

    private void person(int number) {
        String email = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
        Shopper shopper = random.nextInt(4) == 0
                ? Shopper.guest("Ana Ruiz", email, "es", "ES")
                : Shopper.of("cus_" + number, "Ana Ruiz", email, "es", "ES");
        HelpdeskUser user = HelpdeskUser.customer("50" + number, "Ana Ruiz", email);
        if (random.nextBoolean()) {
            zendesk(ZendeskEvents.userCreated(next(), now, user));
        }
        if (random.nextBoolean()) {
            zendesk(ZendeskEvents.verifiedAddress(next(), now, user, "50" + number + "1", email.strip()));
        }
        for (int payments = random.nextInt(3); payments > 0; payments--) {
            payment(shopper, number + "_" + payments);
        }
        if (random.nextInt(3) > 0) {
            ticket(user, "900" + number);
        }
        if (shopper.account().isPresent() && random.nextBoolean()) {
            stripe(StripeEvents.customerCreated(next(), now, shopper));
        }
    }

    private void payment(Shopper shopper, String number) {
        Payment payment = Payment.of("pi_" + number, shopper, 1_000 + random.nextInt(9_000), "eur", now);
        Card card = Card.visa4242("fp_" + random.nextInt(2), "ES");
        if (random.nextBoolean()) {
            Attempt declined = Attempt.declined("ch_" + number + "a", card, now, Decline.INSUFFICIENT_FUNDS);
            stripe(StripeEvents.paymentFailed(next(), now, payment, declined));
            stripe(StripeEvents.chargeFailed(next(), now, payment, declined));
        }
        Attempt paid = Attempt.paid("ch_" + number + "b", card, now);
        maybe(() -> stripe(StripeEvents.paymentProcessing(next(), now, payment, paid)));
        maybe(() -> stripe(StripeEvents.chargeSucceeded(next(), now, payment, paid)));
        maybe(() -> stripe(StripeEvents.paymentSucceeded(next(), now, payment, paid)));
        long total = 0;
        for (int refunds = random.nextInt(3); refunds > 0; refunds--) {
            Refund refund = Refund.pending("re_" + number + refunds, payment, paid, 400, now);
            maybe(() -> stripe(StripeEvents.refundCreated(next(), now, refund)));
            long before = total;
            total += 400;
            long after = total;
            maybe(() -> stripe(StripeEvents.chargeRefunded(next(), now, payment, paid, before, after)));
            maybe(() -> stripe(StripeEvents.refundUpdated(next(), now, refund, refund.succeeded())));
        }
    }

    private void ticket(HelpdeskUser user, String number) {
        HelpdeskUser agent = HelpdeskUser.agent("1", "Agent", "agent@example.com");
        Ticket ticket = Ticket.opened(number, user, "Help", "where is my money?", now);
        maybe(() -> zendesk(ZendeskEvents.ticketCreated(next(), now, ticket)));
        maybe(() -> zendesk(ZendeskEvents.commentAdded(
                next(), now, ticket, Comment.open(number + "1", agent, "we are looking into it"))));
        maybe(() -> zendesk(ZendeskEvents.commentAdded(
                next(), now, ticket, Comment.internal(number + "2", agent, "asked payments"))));
        maybe(() -> zendesk(ZendeskEvents.statusChanged(next(), now, ticket.now("solved"), "open", agent)));
    }

    private void maybe(Runnable telling) {
        if (random.nextInt(5) > 0) {
            telling.run();
        }
    }

    /** Half of the events happen within the same second as the one before, as they do at providers. */
    private String next() {
        now = now.plusSeconds(random.nextBoolean() ? 0 : 1 + random.nextInt(200));
        event++;
        return "evt_" + event;
    }

    private void stripe(String body) {
        steps.add(new Step(now.plusSeconds(2), Provider.STRIPE, body, Step.Signing.GENUINE));
    }

    private void zendesk(String body) {
        steps.add(new Step(now.plusSeconds(2), Provider.ZENDESK, body, Step.Signing.GENUINE));
    }
}
