package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;

/** S02: the refunds of a payment arrive before the payment, one of them only as a sum; two requests are not genuine. */
final class LateRefunds {
    private static final Shopper BEN = Shopper.of("cus_B1", "Ben Ito", "ben@example.com", "en", "US");
    private static final Card CARD = Card.visa4242("fp_ben_1", "US");

    private LateRefunds() {}

    static Story story(Duration shift) {
        Story.Script script = new Story.Script(shift);
        Instant before = script.time("2026-09-01T08:00:00Z");
        script.knownToStripe(before, StripeEvents.customerUpdated("evt_b0", before, BEN));
        Instant processing = script.time("2026-09-14T09:59:58Z");
        Instant succeeded = script.time("2026-09-14T10:00:00Z");
        Payment payment = Payment.of("pi_B1", BEN, 8000, "usd", processing.minusSeconds(2));
        Attempt attempt = Attempt.paid("ch_B1", CARD, processing);
        Refund first = Refund.pending("re_B1", payment, attempt, 4000, script.time("2026-09-14T10:30:00Z"));

        String updated =
                StripeEvents.refundUpdated("evt_b4", script.time("2026-09-14T10:30:05Z"), first, first.succeeded());
        Instant refunded = script.time("2026-09-14T10:30:01Z");
        String halfBack = StripeEvents.chargeRefunded("evt_b3", refunded, payment, attempt, 0, 4000);
        script.stripe(script.time("2026-09-14T10:30:09Z"), updated);
        script.stripe(script.time("2026-09-14T10:30:10Z"), halfBack);
        script.stripe(script.time("2026-09-14T10:30:10Z"), halfBack);
        script.stripe(
                script.time("2026-09-14T10:31:00Z"),
                StripeEvents.chargeRefunded("evt_bx", refunded, payment, attempt, 4000, 8000),
                Step.Signing.FORGED);
        script.stripe(script.time("2026-09-14T10:31:30Z"), halfBack, Step.Signing.STALE);

        Instant allBack = script.time("2026-09-15T11:00:01Z");
        script.stripe(
                allBack.plusSeconds(6), StripeEvents.chargeRefunded("evt_b6", allBack, payment, attempt, 4000, 8000));
        script.stripe(
                script.time("2026-09-15T12:05:00Z"),
                StripeEvents.paymentSucceeded("evt_b2", succeeded, payment, attempt));
        script.stripe(
                script.time("2026-09-15T12:05:01Z"),
                StripeEvents.paymentProcessing("evt_b1", processing, payment, attempt));
        script.stripe(script.time("2026-09-15T12:05:02Z"), updated);
        return script.named("S02");
    }
}
