package io.paythread.insight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Comment;
import io.paythread.demo.Decline;
import io.paythread.demo.Dispute;
import io.paythread.demo.FraudWarning;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Payment;
import io.paythread.demo.Refund;
import io.paythread.demo.Shopper;
import io.paythread.demo.StripeEvents;
import io.paythread.demo.StripeRiskEvents;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Payments with all that can become of them, and what people write about them. */
abstract class RawPayments extends RawTape {
    private static final List<String> CURRENCIES = List.of("eur", "usd", "jpy");
    private static final List<Decline> DECLINES =
            List.of(Decline.INSUFFICIENT_FUNDS, Decline.DO_NOT_HONOR, Decline.EXPIRED_CARD, Decline.LOST_CARD);

    int tickets;

    RawPayments(Random random) {
        super(random);
    }

    final Payment started(int person) {
        Shopper shopper = Shopper.of("cus_" + person, "Ana Ruiz", person + "@example.com", "es", "ES");
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        return Payment.of("pi_" + person, shopper, 1_000 + random.nextInt(9_000), currency, now);
    }

    final Card card() {
        String country = random.nextBoolean() ? "ES" : "DE";
        return random.nextBoolean() ? Card.visa4242("fp_v", country) : Card.mastercard4444("fp_m", country);
    }

    final void payment(int person) {
        Payment payment = started(person);
        boolean challenged = random.nextInt(4) == 0;
        if (challenged) {
            stripe(StripeEvents.paymentRequiresAction(next(), now, payment), body -> {});
        }
        if (random.nextInt(6) == 0) {
            brokenOff(payment);
        }
        for (int failures = random.nextInt(3); failures > 0; failures--) {
            failed(payment, "ch_" + person + "f" + failures);
        }
        complaint(person, payment);
        if (random.nextInt(5) > 0) {
            paid(payment, person);
            complaint(person, payment);
        }
    }

    /** The customer fails the bank's check: no charge is made. */
    private void brokenOff(Payment payment) {
        now = now.plus(Duration.ofMinutes(20));
        Attempt none = Attempt.declined("ch_none", card(), now, Decline.DO_NOT_HONOR);
        stripe(StripeEvents.paymentFailed(next(), now, payment, none), body -> {
            object(body).putNull("latest_charge");
            ObjectNode error = (ObjectNode) object(body).get("last_payment_error");
            error.removeAll();
            error.put("code", "payment_intent_authentication_failure").put("type", "card_error");
        });
        // A failure without a charge within a minute of one with a charge is the same failure.
        now = now.plus(Duration.ofMinutes(20));
    }

    private void failed(Payment payment, String charge) {
        Attempt attempt = Attempt.declined(charge, card(), tick(), DECLINES.get(random.nextInt(DECLINES.size())));
        int sort = random.nextInt(4);
        Consumer<ObjectNode> stopped = body -> {
            if (sort == 0) {
                ((ObjectNode) object(body).get("outcome"))
                        .put("type", "blocked")
                        .put("reason", "highest_risk_level")
                        .put("network_status", "not_sent_to_network");
            }
        };
        stripe(StripeEvents.chargeFailed(next(), now, payment, attempt), stopped);
        if (sort != 0) {
            stripe(StripeEvents.paymentFailed(next(), now, payment, attempt), body -> {});
        }
    }

    private void paid(Payment payment, int person) {
        Attempt attempt = Attempt.paid("ch_" + person + "p", card(), tick());
        if (random.nextInt(4) == 0) {
            stripe(
                    StripeEvents.chargeSucceeded(next(), now, payment, attempt),
                    body -> object(body).put("captured", false).put("amount_captured", 0));
            now = now.plus(Duration.ofHours(1 + random.nextInt(90)));
            stripe(
                    StripeEvents.chargeSucceeded(next(), now, payment, attempt),
                    body -> body.put("type", "charge.captured"));
        } else {
            stripe(StripeEvents.chargeSucceeded(next(), now, payment, attempt), body -> {});
        }
        stripe(StripeEvents.paymentSucceeded(next(), now, payment, attempt), body -> {});
        if (random.nextInt(4) == 0) {
            warned(payment, attempt, person);
        }
        complaint(person, payment);
        for (int refunds = random.nextInt(3); refunds > 0; refunds--) {
            refund(payment, attempt, person + "_" + refunds);
        }
        if (random.nextInt(3) == 0) {
            disputed(payment, attempt, person);
        }
    }

    private void refund(Payment payment, Attempt attempt, String number) {
        Refund refund = Refund.pending("re_" + number, payment, attempt, 300, tick());
        stripe(StripeEvents.refundCreated(next(), now, refund), body -> {});
        if (random.nextInt(3) == 0) {
            stripe(StripeEvents.refundUpdated(next(), now, refund, refund.succeeded()), body -> {
                body.put("type", "refund.failed");
                object(body).put("status", "failed");
            });
        } else {
            stripe(StripeEvents.refundUpdated(next(), now, refund, refund.succeeded()), body -> {});
            if (random.nextBoolean()) {
                traced(refund.succeeded().traced("7420812625900123" + number.replaceAll("\\D", "")));
            }
        }
    }

    /** Its reference comes to be known; a later event says so again. */
    private void traced(Refund refund) {
        now = now.plus(Duration.ofHours(1 + random.nextInt(200)));
        stripe(StripeEvents.refundUpdated(next(), now, refund, refund), body -> ((ObjectNode) body.get("data"))
                .putObject("previous_attributes")
                .putObject("destination_details")
                .putObject("card")
                .put("reference_status", "pending"));
        now = now.plus(Duration.ofHours(1 + random.nextInt(50)));
        stripe(StripeEvents.refundUpdated(next(), now, refund, refund), body -> ((ObjectNode) body.get("data"))
                .putObject("previous_attributes")
                .putObject("metadata"));
    }

    private void warned(Payment payment, Attempt attempt, int person) {
        now = now.plus(Duration.ofDays(random.nextInt(10)));
        FraudWarning warning = new FraudWarning("issfr_" + person, payment, attempt, true, tick());
        stripe(StripeRiskEvents.warned(next(), now, warning), body -> {});
    }

    private void disputed(Payment payment, Attempt attempt, int person) {
        now = now.plus(Duration.ofDays(random.nextInt(40)));
        String reason = random.nextBoolean() ? "fraudulent" : "duplicate";
        Instant opened = tick();
        Dispute dispute = Dispute.opened(
                "dp_" + person, payment, attempt, reason, "10.4", opened, opened.plus(Duration.ofDays(9)));
        boolean inquiry = random.nextInt(5) == 0;
        stripe(StripeRiskEvents.disputeCreated(next(), now, dispute), body -> {
            if (inquiry) {
                object(body).put("status", "warning_needs_response");
            }
        });
        if (inquiry) {
            return;
        }
        if (random.nextBoolean()) {
            now = now.plus(Duration.ofDays(random.nextInt(12)));
            dispute = dispute.answered();
            stripe(StripeRiskEvents.evidenceSent(next(), now, dispute), body -> {});
        }
        if (random.nextInt(3) > 0) {
            now = now.plus(Duration.ofDays(20));
            Dispute decided = dispute.decided(random.nextBoolean() ? "won" : "lost");
            stripe(StripeRiskEvents.disputeClosed(next(), now, decided), body -> {});
        }
    }

    /** One in two of those who paid, or tried to, writes about it now. */
    final void complaint(int person, Payment payment) {
        if (random.nextBoolean()) {
            HelpdeskUser user = HelpdeskUser.customer("50" + person, "Ana Ruiz", person + "@example.com");
            zendesk(ZendeskEvents.verifiedAddress(next(), now, user, "70" + person, user.email()));
            stripe(StripeEvents.customerCreated(next(), now, payment.shopper()), body -> {});
            tickets++;
            ticket(person, tickets, "what about " + payment.id() + "?");
        }
    }

    final void ticket(int person, int number, String words) {
        HelpdeskUser user = HelpdeskUser.customer("50" + person, "Ana Ruiz", person + "@example.com");
        HelpdeskUser agent = HelpdeskUser.agent("1", "Agent", "agent@example.com");
        Ticket ticket = Ticket.opened("90" + number, user, "Help", words, tick());
        zendesk(ZendeskEvents.ticketCreated(next(), now, ticket));
        for (int replies = random.nextInt(3); replies > 0; replies--) {
            Comment reply = Comment.open(number + "00" + replies, agent, "we look into it");
            zendesk(ZendeskEvents.commentAdded(next(), now, ticket, reply));
        }
        if (random.nextInt(4) > 0) {
            zendesk(ZendeskEvents.statusChanged(next(), now, ticket.now("solved"), "open", agent));
            if (random.nextInt(3) == 0) {
                now = now.plus(Duration.ofDays(random.nextInt(12)));
                zendesk(ZendeskEvents.statusChanged(next(), now, ticket.now("open"), "solved", user));
            }
        }
    }
}
