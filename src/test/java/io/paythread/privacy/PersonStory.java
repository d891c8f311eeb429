package io.paythread.privacy;

import io.paythread.Api;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Comment;
import io.paythread.demo.Dispute;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Refund;
import io.paythread.demo.Shopper;
import io.paythread.demo.StripeEvents;
import io.paythread.demo.StripeRiskEvents;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A person with a payment, a refund and a ticket, at two providers, told by signed webhooks. */
final class PersonStory {
    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    private final ErasureStage stage;
    private final String tag = Long.toString(COUNT.incrementAndGet(), 36);
    final String stripe = "erase-stripe-" + tag;
    final String zendesk = "erase-zendesk-" + tag;
    final String name = "Quintessa Zauber" + tag;
    final String email = "quintessa." + tag + "@zauber.example";
    final String phone = "+49301" + Math.floorMod(tag.hashCode(), 900_000) + "77";
    final String street = "Nebelgasse 7 " + tag;
    final String cus = "cus_" + tag;
    final String user = String.valueOf(4_000_000_000L + Math.floorMod(tag.hashCode(), 1_000_000_000));
    final Shopper shopper = Shopper.of(cus, name, email, "de", "DE");
    final HelpdeskUser asker = HelpdeskUser.customer(user, name, email);
    final Instant begin;
    final Payment payment;
    final Attempt attempt;
    final Ticket ticket;

    PersonStory(ErasureStage stage, Instant now) {
        this.stage = stage;
        this.begin = now.minus(Duration.ofHours(2));
        this.payment = Payment.of("pi_" + tag, shopper, 4_200, "eur", begin);
        this.attempt = Attempt.paid("ch_" + tag, Card.visa4242("fp" + tag, "DE"), begin);
        this.ticket = Ticket.opened(
                String.valueOf(Math.floorMod(tag.hashCode(), 90_000_000) + 10_000_000),
                asker,
                "Question of " + name,
                "My name is " + name + ", I live in " + street + ". Call " + phone + ".",
                at(20));
    }

    Instant at(int minutes) {
        return begin.plus(Duration.ofMinutes(minutes));
    }

    /** What must not be found anywhere any more, in lower case. */
    List<String> secrets() {
        return List.of(name, email, phone, street, cus, "fp" + tag, user, ticket.id()).stream()
                .map(text -> text.toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    void happens() {
        stage.source(stripe, Provider.STRIPE);
        stage.source(zendesk, Provider.ZENDESK);
        stripeEvents().forEach(body -> stage.send(stripe, Provider.STRIPE, body));
        zendeskEvents().forEach(body -> stage.send(zendesk, Provider.ZENDESK, body));
        stage.awaitQuiet();
    }

    List<String> stripeEvents() {
        Refund refund = Refund.pending("re_" + tag, payment, attempt, 1_200, at(30));
        return List.of(
                personal(StripeEvents.customerCreated("evt_c" + tag, begin, shopper)),
                StripeEvents.paymentSucceeded("evt_p" + tag, at(1), payment, attempt),
                personal(StripeEvents.chargeSucceeded("evt_s" + tag, at(1), payment, attempt)),
                StripeEvents.refundCreated("evt_r" + tag, at(30), refund),
                // A type that means nothing to us, and bytes that nobody can read.
                personal(StripeEvents.customerCreated("evt_i" + tag, begin, shopper))
                        .replace("\"customer.created\"", "\"customer.strange_thing\""),
                "{\"id\":\"evt_u" + tag + "\",\"object\":\"event\",\"type\":\"charge.succeeded\",\"created\":1,"
                        + "\"data\":{\"object\":\"" + email + " " + name + "\"}}");
    }

    List<String> zendeskEvents() {
        Comment reply = Comment.open("71" + ticket.id(), asker, "It is me again, " + name + ", " + street);
        HelpdeskUser agent = HelpdeskUser.agent("55" + user, "Agent Smith", "agent-" + tag + "@shop.example");
        Comment answer = Comment.open("72" + ticket.id(), agent, "Dear " + name + ", we call " + phone);
        return List.of(
                ZendeskEvents.userCreated("zu" + tag, at(18), asker),
                ZendeskEvents.verifiedAddress("zv" + tag, at(19), asker, "9" + user, email),
                ZendeskEvents.ticketCreated("zt" + tag, at(20), ticket),
                ZendeskEvents.commentAdded("zc" + tag, at(22), ticket, reply),
                ZendeskEvents.commentAdded("za" + tag, at(25), ticket, answer));
    }

    /** An event of before the erasure that comes late. */
    String lateUpdate() {
        return personal(StripeEvents.customerUpdated("evt_late" + tag, at(5), shopper));
    }

    void disputed() {
        stage.send(stripe, Provider.STRIPE, StripeRiskEvents.disputeCreated("evt_d" + tag, at(40), dispute()));
        stage.awaitQuiet();
    }

    void decided(Instant at) {
        stage.send(
                stripe,
                Provider.STRIPE,
                StripeRiskEvents.disputeClosed("evt_dc" + tag, at, dispute().decided("lost")));
        stage.awaitQuiet();
    }

    private Dispute dispute() {
        return Dispute.opened(
                "dp_" + tag, payment, attempt, "fraudulent", "10.4", at(40), at(40).plus(Duration.ofDays(9)));
    }

    /** A second payment that no dispute is about. */
    void paysAgain() {
        Payment other = Payment.of("pi_2" + tag, shopper, 999, "eur", at(50));
        Attempt paid = Attempt.paid("ch_2" + tag, Card.visa4242("fp" + tag, "DE"), at(50));
        stage.send(stripe, Provider.STRIPE, StripeEvents.chargeSucceeded("evt_2" + tag, at(50), other, paid));
        stage.awaitQuiet();
    }

    /** What the provider tells of the person after an erasure, now without address and telephone. */
    void returns(int time) {
        Instant now = stage.soon(time);
        Payment again = Payment.of("pi_r" + time + tag, shopper, 100, "eur", now);
        Attempt paid = Attempt.paid("ch_r" + time + tag, Card.visa4242("fp" + tag, "DE"), now);
        stage.send(stripe, Provider.STRIPE, StripeEvents.customerUpdated("evt_r" + time + tag, now, shopper));
        stage.send(stripe, Provider.STRIPE, StripeEvents.chargeSucceeded("evt_rp" + time + tag, now, again, paid));
        stage.awaitQuiet();
    }

    /** A payment that leaves nothing but a name and an address. */
    void paysAsGuest(int time) {
        Instant now = stage.soon(time);
        Payment guest = Payment.of("pi_g" + time + tag, Shopper.guest(name, email, "de", "DE"), 100, "eur", now);
        Attempt paid = Attempt.paid("ch_g" + time + tag, Card.visa4242("fp" + time + tag, "DE"), now);
        stage.send(stripe, Provider.STRIPE, StripeEvents.chargeSucceeded("evt_g" + time + tag, now, guest, paid));
        stage.awaitQuiet();
    }

    String customer() {
        return stage.customer(cus);
    }

    ValidatableResponse erase(String customer, boolean dryRun) {
        return Api.call()
                .contentType("application/json")
                .body(Map.of("confirm", customer, "reason", "Asked for by letter."))
                .post("/v1/customers/" + customer + "/erasures" + (dryRun ? "?dry_run=true" : ""))
                .then();
    }

    String tag() {
        return tag;
    }

    private String personal(String body) {
        return body.replace("\"phone\":null", "\"phone\":\"" + phone + "\"")
                .replace("\"line1\":null", "\"line1\":\"" + street + "\"")
                .replace(
                        "\"address\":{\"country\":\"DE\"}",
                        "\"address\":{\"country\":\"DE\",\"line1\":\"" + street + "\"}");
    }
}
