package io.paythread.insight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.demo.Attempt;
import io.paythread.demo.Checkout;
import io.paythread.demo.Decline;
import io.paythread.demo.Invoice;
import io.paythread.demo.Payment;
import io.paythread.demo.Shopper;
import io.paythread.demo.Step;
import io.paythread.demo.StripeBillingEvents;
import io.paythread.demo.StripeEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A made-up quarter of a shop, as its providers tell it: everything that metrics count, good and bad. */
final class RawHistory extends RawPayments {
    private RawHistory(Random random) {
        super(random);
    }

    static List<Step> of(long seed, int people) {
        RawHistory history = new RawHistory(new Random(seed));
        for (int person = 1; person <= people; person++) {
            history.now = START.plus(Duration.ofMinutes(history.random.nextInt(60 * 24 * 70)));
            switch (history.random.nextInt(6)) {
                case 0 -> history.subscription(person);
                case 1 -> history.checkout(person);
                case 2 -> history.ticket(person, ++history.tickets, "where is my money?");
                default -> history.payment(person);
            }
        }
        return history.steps;
    }

    /** Checkouts only: people who give up, come back by the link, or buy the same in another one. */
    static List<Step> ofCheckouts(long seed, int people) {
        RawHistory history = new RawHistory(new Random(seed));
        for (int person = 1; person <= people; person++) {
            history.now = START.plus(Duration.ofMinutes(history.random.nextInt(60 * 24 * 70)));
            history.visits(person);
        }
        return history.steps;
    }

    /** Up to four visits of one person, or of one who has two accounts, for one or two purchases. */
    private void visits(int person) {
        Optional<String> given = Optional.empty();
        for (int visit = random.nextInt(4); visit >= 0; visit--) {
            Shopper shopper = Shopper.of(
                    "cus_" + person + (random.nextInt(6) == 0 ? "b" : ""),
                    "Ana Ruiz",
                    person + "@example.com",
                    "es",
                    "ES");
            String id = person + "_" + visit;
            Payment payment = Payment.of("pi_" + id, shopper, 1_000 + 500 * random.nextInt(2), "eur", now);
            boolean complete = random.nextInt(3) == 0;
            boolean started = complete || random.nextInt(3) == 0;
            Optional<String> from = random.nextInt(4) > 0 ? given : Optional.empty();
            Checkout checkout = new Checkout("cs_" + id, payment, started, Optional.empty(), from, now);
            if (complete) {
                completed(checkout, payment, id);
            } else {
                if (started) {
                    stripe(StripeEvents.paymentRequiresAction(next(), now, payment), body -> {});
                }
                boolean named = random.nextBoolean();
                stripe(StripeBillingEvents.checkoutExpired(next(), now.plus(Duration.ofDays(1)), checkout), body -> {
                    if (!named) {
                        object(body).putNull("client_reference_id");
                    }
                });
                given = Optional.of("cs_" + id);
            }
            now = now.plus(Duration.ofHours(1 + random.nextInt(24 * 8)));
        }
    }

    private void completed(Checkout checkout, Payment payment, String id) {
        Attempt attempt = Attempt.paid("ch_" + id + "p", card(), tick());
        stripe(StripeEvents.chargeSucceeded(next(), now, payment, attempt), body -> {});
        stripe(StripeEvents.paymentSucceeded(next(), now, payment, attempt), body -> {});
        stripe(StripeBillingEvents.checkoutCompleted(next(), now, checkout), body -> {});
    }

    private void subscription(int person) {
        Payment payment = started(person);
        Instant begun = now;
        Invoice invoice = null;
        int failures = random.nextInt(3);
        for (int number = 1; number <= failures; number++) {
            Attempt attempt = Attempt.declined("ch_" + person + "f" + number, card(), tick(), Decline.DO_NOT_HONOR);
            invoice = new Invoice("in_" + person, "sub_" + person, payment, attempt, number, Optional.empty());
            stripe(StripeEvents.chargeFailed(next(), now, payment, attempt), body -> {});
            stripe(StripeBillingEvents.invoiceFailed(next(), now, invoice), body -> {});
            now = now.plus(Duration.ofDays(random.nextInt(9)));
        }
        boolean paid = failures == 0 || random.nextBoolean();
        if (paid) {
            Attempt attempt = Attempt.paid("ch_" + person + "p", card(), tick());
            invoice = new Invoice("in_" + person, "sub_" + person, payment, attempt, failures + 1, Optional.empty());
            String first = next();
            Instant at = now;
            stripe(StripeEvents.chargeSucceeded(first, at, payment, attempt), body -> {});
            event++;
            stripe(StripeEvents.paymentSucceeded("evt_" + event, at, payment, attempt), body -> {});
            stripe(
                    StripeBillingEvents.invoicePaid(next(), now, invoice),
                    body -> ((ObjectNode) object(body).get("status_transitions")).put("paid_at", at.getEpochSecond()));
        }
        Invoice last = java.util.Objects.requireNonNull(invoice);
        String status = paid ? "active" : "past_due";
        stripe(StripeBillingEvents.subscriptionNow(next(), now, last, "incomplete", status), body -> object(body)
                .put("created", begun.getEpochSecond()));
        if (random.nextBoolean()) {
            now = now.plus(Duration.ofDays(random.nextInt(30)));
            boolean stated = random.nextBoolean();
            Instant ended = now;
            stripe(StripeBillingEvents.subscriptionNow(next(), now, last, status, "canceled"), body -> {
                body.put("type", "customer.subscription.deleted");
                ObjectNode object = object(body);
                object.put("created", begun.getEpochSecond()).put("ended_at", ended.getEpochSecond());
                if (stated) {
                    object.putObject("cancellation_details")
                            .put("reason", paid ? "cancellation_requested" : "payment_failed");
                }
            });
        }
    }

    private void checkout(int person) {
        Payment payment = started(person);
        boolean expired = random.nextBoolean();
        Optional<String> from = random.nextInt(3) == 0 ? Optional.of("cs_before") : Optional.empty();
        Checkout checkout = new Checkout("cs_" + person, payment, !expired, Optional.empty(), from, now);
        boolean linked = random.nextBoolean();
        if (expired) {
            stripe(StripeBillingEvents.checkoutExpired(next(), now, checkout), body -> {
                if (!linked) {
                    object(body).putNull("after_expiration");
                }
            });
            return;
        }
        completed(checkout, payment, Integer.toString(person));
    }
}
