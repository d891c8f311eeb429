package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** What happens to one visitor, ending now: a purchase and what comes of it. */
final class Episode {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Visitor visitor;
    private final Instant now;
    private final Payment payment;
    private final Story.Script script = new Story.Script(Duration.ZERO);
    private int events;

    private Episode(Visitor visitor, Instant now, Random random) {
        this.visitor = visitor;
        this.now = now;
        long minorUnits = 900 + random.nextInt(240) * 50L;
        String currency =
                switch (visitor.shopper().country()) {
                    case "US" -> "usd";
                    case "GB" -> "gbp";
                    default -> "eur";
                };
        this.payment = Payment.of("pi_" + visitor.tag(), visitor.shopper(), minorUnits, currency, ago(HOUR))
                .forOrder(Integer.toString(10_000 + random.nextInt(90_000)));
    }

    /** One of several courses, the usual ones more often. */
    static Story of(Visitor visitor, Instant now, Random random) {
        Episode episode = new Episode(visitor, now, random);
        episode.known();
        int course = random.nextInt(10);
        if (course < 4) {
            var unused = episode.paid(40);
        } else if (course < 6) {
            episode.declinedThenPaid();
        } else if (course < 8) {
            episode.declinedAndAsks();
        } else if (course < 9) {
            episode.refunded();
        } else {
            episode.disputed();
        }
        return episode.script.named("visitor");
    }

    private void known() {
        Instant at = ago(HOUR.multipliedBy(2));
        script.stripe(at, StripeEvents.customerCreated(event(), at, visitor.shopper()));
    }

    private Attempt paid(int minutesAgo) {
        Instant at = ago(Duration.ofMinutes(minutesAgo));
        Attempt attempt = Attempt.paid("ch_" + visitor.tag() + "b", visitor.card(), at);
        script.stripe(at, StripeEvents.chargeSucceeded(event(), at, payment, attempt));
        script.stripe(at, StripeEvents.paymentSucceeded(event(), at, payment, attempt));
        return attempt;
    }

    private void declined(Decline decline) {
        Instant at = ago(Duration.ofMinutes(50));
        Attempt attempt = Attempt.declined("ch_" + visitor.tag() + "a", visitor.card(), at, decline);
        script.stripe(at, StripeEvents.chargeFailed(event(), at, payment, attempt));
        script.stripe(at, StripeEvents.paymentFailed(event(), at, payment, attempt));
    }

    private void declinedThenPaid() {
        declined(Decline.INSUFFICIENT_FUNDS);
        var unused = paid(45);
    }

    private void declinedAndAsks() {
        declined(Decline.DO_NOT_HONOR);
        Ticket ticket = asks("Payment", Phrases.declined(visitor), 30);
        answered(ticket, Phrases.nothingCharged(visitor), 10);
    }

    private void refunded() {
        Attempt attempt = paid(55);
        Ticket ticket =
                asks("Refund", Phrases.wantsRefund(visitor, payment.order().orElse("")), 35);
        Instant at = ago(Duration.ofMinutes(12));
        Refund refund = Refund.pending("re_" + visitor.tag(), payment, attempt, payment.minorUnits(), at);
        script.stripe(at, StripeEvents.refundCreated(event(), at, refund));
        script.stripe(
                at.plusSeconds(9), StripeEvents.refundUpdated(event(), at.plusSeconds(9), refund, refund.succeeded()));
        answered(ticket, Phrases.refunded(visitor), 10);
    }

    private void disputed() {
        Attempt attempt = paid(58);
        Instant warned = ago(Duration.ofMinutes(20));
        FraudWarning warning = new FraudWarning("issfr_" + visitor.tag(), payment, attempt, true, warned);
        script.stripe(warned, StripeRiskEvents.warned(event(), warned, warning));
        Instant at = ago(Duration.ofMinutes(5));
        Dispute dispute = Dispute.opened(
                "du_" + visitor.tag(),
                payment,
                attempt,
                "fraudulent",
                noAuthorisation(),
                at,
                at.plus(Duration.ofDays(9)));
        script.stripe(at, StripeRiskEvents.disputeCreated(event(), at, dispute));
        script.stripe(at, StripeRiskEvents.fundsWithdrawn(event(), at, dispute));
    }

    /** The card network's code for a payment that the cardholder did not make. */
    private String noAuthorisation() {
        return visitor.card().brand().equals("visa") ? "10.4" : "4837";
    }

    private Ticket asks(String subject, String text, int minutesAgo) {
        Instant at = ago(Duration.ofMinutes(minutesAgo));
        HelpdeskUser user = visitor.user();
        script.zendesk(at, ZendeskEvents.userCreated(event(), at, user));
        script.zendesk(at, ZendeskEvents.verifiedAddress(event(), at, user, visitor.helpdeskId(1), user.email()));
        Ticket ticket = Ticket.opened(visitor.helpdeskId(2), user, subject, text, at);
        script.zendesk(at, ZendeskEvents.ticketCreated(event(), at, ticket));
        return ticket;
    }

    private void answered(Ticket ticket, String text, int minutesAgo) {
        Instant at = ago(Duration.ofMinutes(minutesAgo));
        Comment answer = Comment.open(visitor.helpdeskId(3), Agents.LENA, text);
        script.zendesk(at, ZendeskEvents.commentAdded(event(), at, ticket.now("open"), answer));
        script.zendesk(now, ZendeskEvents.statusChanged(event(), now, ticket.now("solved"), "open", Agents.LENA));
    }

    private Instant ago(Duration time) {
        return now.minus(time);
    }

    private String event() {
        return "evt_" + visitor.tag() + "_" + ++events;
    }
}
