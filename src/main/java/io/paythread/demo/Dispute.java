package io.paythread.demo;

import java.time.Instant;
import java.util.List;

/**
 * A payment that the cardholder contests at the bank.
 *
 * @param reason Stripe's category, as {@code duplicate} or {@code fraudulent}
 * @param networkCode the card network's own code
 * @param status as Stripe says it: {@code needs_response}, {@code under_review}, {@code won}, {@code lost}
 * @param submissions how often evidence was sent
 */
public record Dispute(
        String id,
        Payment payment,
        Attempt attempt,
        String reason,
        String networkCode,
        String status,
        int submissions,
        Instant createdAt,
        Instant dueBy) {
    private static final int FEE = 1500;

    /** A dispute that waits for an answer. */
    public static Dispute opened(
            String id,
            Payment payment,
            Attempt attempt,
            String reason,
            String networkCode,
            Instant createdAt,
            Instant dueBy) {
        return new Dispute(id, payment, attempt, reason, networkCode, "needs_response", 0, createdAt, dueBy);
    }

    /** The same dispute after evidence was sent. */
    public Dispute answered() {
        return now("under_review", submissions + 1);
    }

    /** The same dispute, decided. */
    public Dispute decided(String outcome) {
        return now(outcome, submissions);
    }

    private Dispute now(String newStatus, int newSubmissions) {
        return new Dispute(id, payment, attempt, reason, networkCode, newStatus, newSubmissions, createdAt, dueBy);
    }

    Payload payload() {
        Payload evidence = Payload.EMPTY
                .with("due_by", dueBy)
                .with("has_evidence", submissions > 0)
                .with("past_due", false)
                .with("submission_count", submissions);
        Payload card = Payload.EMPTY
                .with("brand", attempt.card().brand())
                .with("case_type", "chargeback")
                .with("network_reason_code", networkCode);
        return Payload.EMPTY
                .with("id", id)
                .with("object", "dispute")
                .with("amount", payment.minorUnits())
                .with("balance_transactions", List.of(withdrawal()))
                .with("charge", attempt.id())
                .with("created", createdAt)
                .with("currency", payment.currency())
                .with("enhanced_eligibility_types", List.of())
                .with("evidence", Payload.EMPTY)
                .with("evidence_details", evidence)
                .with("is_charge_refundable", false)
                .with("livemode", false)
                .with("metadata", Payload.EMPTY)
                .with("payment_intent", payment.id())
                .with("payment_method_details", Payload.EMPTY.with("card", card).with("type", "card"))
                .with("reason", reason)
                .with("status", status);
    }

    private Payload withdrawal() {
        return Payload.EMPTY
                .with("id", "txn_" + id)
                .with("object", "balance_transaction")
                .with("amount", -payment.minorUnits())
                .with("created", createdAt)
                .with("currency", payment.currency())
                .with("fee", FEE)
                .with("net", -payment.minorUnits() - FEE)
                .with("type", "adjustment");
    }
}
