package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** S06: five early fraud warnings; two payments are given back, one is disputed before its warning, one after. */
final class FraudWarnings {

    private FraudWarnings() {}

    static Story story(Duration shift) {
        Story.Script script = new Story.Script(shift);
        Case first = paid(script, "1", "Hugo Brandt", 1200, "digital");
        Case second = paid(script, "2", "Mia Keller", 18000, "unfulfilled");
        Case third = paid(script, "3", "Noah Stein", 9500, "shipped");
        Case fourth = paid(script, "4", "Lea Winter", 1800, "shipped");
        Case fifth = paid(script, "5", "Finn Sommer", 6000, "shipped");

        disputed(script, fifth, "2026-09-12T08:00:00Z", "2026-09-26T23:59:59Z");
        FraudWarning one = warning(script, first, "2026-09-14T09:00:00Z", true);
        FraudWarning two = warning(script, second, "2026-09-14T09:01:00Z", true);
        tell(script, first, one);
        tell(script, second, two);
        tell(script, third, warning(script, third, "2026-09-14T09:02:00Z", true));
        tell(script, fourth, warning(script, fourth, "2026-09-14T09:03:00Z", true));
        tell(script, fifth, warning(script, fifth, "2026-09-14T09:04:00Z", false));
        refunded(script, first);
        refunded(script, second);
        settled(script, first, one);
        settled(script, second, two);
        disputed(script, third, "2026-09-28T09:00:00Z", "2026-10-08T23:59:59Z");
        return script.named("S06");
    }

    private static Case paid(Story.Script script, String number, String name, long minorUnits, String goods) {
        Instant at = script.time("2026-09-10T1" + number + ":00:00Z");
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
        Shopper shopper = Shopper.of("cus_F" + number, name, email, "en", "US");
        Payment payment = Payment.of("pi_F" + number, shopper, minorUnits, "usd", at.minusSeconds(20))
                .forGoods(goods);
        Attempt paid = Attempt.paid("ch_F" + number, Card.visa4242("fp_F" + number, "US"), at);
        Attempt attempt = number.equals("3") ? paid.authenticatedByBank() : paid;
        script.knownToStripe(at, StripeEvents.customerUpdated("evt_f" + number + "_customer", at, shopper));
        script.knownToStripe(at, StripeEvents.chargeSucceeded("evt_f" + number + "_charge", at, payment, attempt));
        return new Case(number, payment, attempt);
    }

    private static FraudWarning warning(Story.Script script, Case about, String time, boolean actionable) {
        return new FraudWarning(
                "issfr_F" + about.number(), about.payment(), about.attempt(), actionable, script.time(time));
    }

    private static void tell(Story.Script script, Case about, FraudWarning warning) {
        Instant at = warning.createdAt();
        script.stripe(at, StripeRiskEvents.warned("evt_f" + about.number() + "_warning", at, warning));
    }

    private static void refunded(Story.Script script, Case about) {
        Instant at = script.time("2026-09-14T10:00:00Z");
        Refund refund = Refund.pending(
                "re_F" + about.number(),
                about.payment(),
                about.attempt(),
                about.payment().minorUnits(),
                at);
        script.stripe(at, StripeEvents.refundCreated("evt_f" + about.number() + "_refund", at, refund));
        script.stripe(
                at, StripeEvents.refundUpdated("evt_f" + about.number() + "_refunded", at, refund, refund.succeeded()));
    }

    private static void settled(Story.Script script, Case about, FraudWarning warning) {
        Instant at = script.time("2026-09-14T10:00:05Z");
        script.stripe(
                at, StripeRiskEvents.warningSettled("evt_f" + about.number() + "_settled", at, warning.settled()));
    }

    private static void disputed(Story.Script script, Case about, String time, String dueBy) {
        Instant at = script.time(time);
        Dispute dispute = Dispute.opened(
                "dp_F" + about.number(),
                about.payment(),
                about.attempt(),
                "fraudulent",
                "10.4",
                at,
                script.time(dueBy));
        script.stripe(at, StripeRiskEvents.disputeCreated("evt_f" + about.number() + "_dispute", at, dispute));
    }

    private record Case(String number, Payment payment, Attempt attempt) {}
}
