package io.paythread.demo;

import java.time.Instant;

/**
 * What a card network tells before a dispute: the bank believes that a payment was fraud.
 *
 * @param actionable whether a refund could still prevent a dispute
 */
public record FraudWarning(String id, Payment payment, Attempt attempt, boolean actionable, Instant createdAt) {

    /** The same warning, once nothing can be done any more. */
    public FraudWarning settled() {
        return new FraudWarning(id, payment, attempt, false, createdAt);
    }

    Payload payload() {
        return Payload.EMPTY
                .with("id", id)
                .with("object", "radar.early_fraud_warning")
                .with("actionable", actionable)
                .with("charge", attempt.id())
                .with("created", createdAt)
                .with("fraud_type", "made_with_stolen_card")
                .with("livemode", false)
                .with("payment_intent", payment.id());
    }
}
