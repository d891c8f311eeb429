package io.paythread.demo;

import java.time.Instant;

/** Bodies of Stripe's webhook requests about disputes and fraud (docs.stripe.com/api/events/types). */
public final class StripeRiskEvents {

    private StripeRiskEvents() {}

    /** {@code charge.dispute.created}. */
    public static String disputeCreated(String event, Instant at, Dispute dispute) {
        return StripeEvents.body(event, at, "charge.dispute.created", dispute.payload());
    }

    /** {@code charge.dispute.funds_withdrawn}. */
    public static String fundsWithdrawn(String event, Instant at, Dispute dispute) {
        return StripeEvents.body(event, at, "charge.dispute.funds_withdrawn", dispute.payload());
    }

    /** {@code charge.dispute.updated}, because evidence was sent. */
    public static String evidenceSent(String event, Instant at, Dispute dispute) {
        Payload before = Payload.EMPTY
                .with(
                        "evidence_details",
                        Payload.EMPTY.with("has_evidence", false).with("submission_count", 0))
                .with("status", "needs_response");
        return StripeEvents.body(event, at, "charge.dispute.updated", dispute.payload(), before);
    }

    /** {@code charge.dispute.closed}. */
    public static String disputeClosed(String event, Instant at, Dispute dispute) {
        return StripeEvents.body(event, at, "charge.dispute.closed", dispute.payload());
    }

    /** {@code radar.early_fraud_warning.created}. */
    public static String warned(String event, Instant at, FraudWarning warning) {
        return StripeEvents.body(event, at, "radar.early_fraud_warning.created", warning.payload());
    }

    /** {@code radar.early_fraud_warning.updated}, because it can no longer be acted upon. */
    public static String warningSettled(String event, Instant at, FraudWarning warning) {
        Payload before = Payload.EMPTY.with("actionable", true);
        return StripeEvents.body(event, at, "radar.early_fraud_warning.updated", warning.payload(), before);
    }
}
