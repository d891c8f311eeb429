package io.paythread.casework;

import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the risk of a ticket is judged by.
 *
 * @param solved whether the helpdesk counts it as done
 * @param ratedGood whether the customer said that it was good
 * @param promisedAt when a tag said that a refund was promised
 * @param payments of the person, those that the ticket is about among them
 * @param disputes when the person disputed anything
 * @param refunds when the person got, or was to get, anything back
 * @param trialEnds when trials of the person ended
 */
record RiskFacts(
        Instant now,
        Instant openedAt,
        boolean solved,
        boolean ratedGood,
        Optional<Instant> promisedAt,
        List<Passage> passages,
        List<Payment> payments,
        List<Instant> disputes,
        List<Instant> refunds,
        List<Instant> trialEnds) {

    RiskFacts {
        passages = List.copyOf(passages);
        payments = List.copyOf(payments);
        disputes = List.copyOf(disputes);
        refunds = List.copyOf(refunds);
        trialEnds = List.copyOf(trialEnds);
    }

    /** The same, judged at another moment. */
    RiskFacts at(Instant other) {
        return new RiskFacts(
                other, openedAt, solved, ratedGood, promisedAt, passages, payments, disputes, refunds, trialEnds);
    }

    /**
     * A payment of the person.
     *
     * @param linked whether the ticket is about it
     * @param renewal where a subscription took it by itself
     * @param awaitedUntil until when the goods were promised, where nobody says that they came
     * @param warned whether a bank reported it as fraud
     * @param inquired whether a bank asks about it
     * @param pendingSince since when money is on its way back
     * @param descriptor what stands on the statement
     */
    record Payment(
            UUID id,
            boolean linked,
            Optional<Instant> paidAt,
            Optional<MoneyView> amount,
            Optional<Renewal> renewal,
            Optional<Instant> awaitedUntil,
            boolean warned,
            boolean inquired,
            boolean refundFailed,
            boolean refunded,
            Optional<Instant> pendingSince,
            boolean liabilityShift,
            Optional<String> descriptor) {}

    /**
     * What is known of the subscription whose renewal a payment is.
     *
     * @param yearly whether it renews once a year
     * @param remindedAt when the customer was told that an invoice is coming
     * @param cancelledAt when it was cancelled
     */
    record Renewal(boolean yearly, List<Instant> remindedAt, Optional<Instant> cancelledAt) {
        Renewal {
            remindedAt = List.copyOf(remindedAt);
        }
    }
}
