package io.paythread.timeline;

import io.paythread.decline.ExplanationView;
import io.paythread.decline.Particulars;
import io.paythread.decline.Speaker;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.MoneyBack.Status;
import io.paythread.timeline.Objects.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a payment stands, in words.
 *
 * @param state the word for it
 * @param headline for people of the merchant
 * @param nextStep what they do next; absent where nothing is to be done
 * @param customerMessage what they can answer the customer
 * @param placeholders names in braces that are still to fill in the message
 */
public record SituationView(
        String state,
        String locale,
        String headline,
        @Nullable String nextStep,
        @Nullable String customerMessage,
        List<String> placeholders) {
    private static final Set<String> UNFINISHED = Set.of("requires_action", "created");

    static SituationView of(PaymentStory story, Found found, ObjectRow payment, MoneyBack back) {
        Speaker speaker = story.speaker();
        List<ObjectRow> attempts = found.around(payment, ObjectType.ATTEMPT);
        String state = back.status() == Status.NONE ? ofPayment(story, found, payment) : ofMoney(back.status());
        Optional<ObjectRow> last =
                attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
        if (state.equals("failed")
                && last.filter(row -> Reasons.isDeclined(row.details())).isPresent()) {
            return failed(speaker, payment, last.get());
        }
        Optional<ObjectRow> traced = state.equals("refunded") ? traced(found, payment, back) : Optional.empty();
        Speaker.Saying saying = traced.map(refund -> speaker.say("refunded_with_reference", ofRefund(refund)))
                .orElseGet(() -> speaker.say(state, particulars(payment, attempts, back)));
        return new SituationView(
                state,
                speaker.language().tag(),
                saying.headline(),
                null,
                saying.reply().orElse(null),
                saying.open());
    }

    private static SituationView failed(Speaker speaker, ObjectRow payment, ObjectRow attempt) {
        ExplanationView why =
                Reasons.explained(speaker, attempt.details(), attempt.money().or(payment::money), attempt.occurredAt());
        String headline = speaker.say("failed", Particulars.NONE).headline();
        return new SituationView(
                "failed",
                speaker.language().tag(),
                headline + " " + why.meaning(),
                why.nextStep(),
                why.customerMessage(),
                why.placeholders());
    }

    private static Particulars particulars(ObjectRow payment, List<ObjectRow> attempts, MoneyBack back) {
        Optional<ObjectRow> paid = attempts.stream()
                .filter(row -> row.status().equals(Optional.of("succeeded")))
                .findFirst();
        Optional<MoneyView> amount = back.amount().or(payment::money);
        Optional<Instant> at = Optional.ofNullable(payment.details().instant(Attribute.CAPTURED_AT))
                .or(() -> paid.map(ObjectRow::occurredAt))
                .or(() -> Optional.of(payment.occurredAt()));
        Details details = paid.map(ObjectRow::details).orElse(payment.details());
        return Reasons.particulars(details, amount, at);
    }

    /** The refund that gave back all that went back, where its bank's reference is known. */
    private static Optional<ObjectRow> traced(Found found, ObjectRow payment, MoneyBack back) {
        return found.around(payment, ObjectType.REFUND).stream()
                .filter(refund -> refund.status().equals(Optional.of("succeeded")))
                .filter(refund -> refund.money().equals(back.amount()))
                .filter(refund -> refund.details().text(Attribute.REFUND_REFERENCE) != null)
                .findFirst();
    }

    private static Particulars ofRefund(ObjectRow refund) {
        return new Particulars(
                refund.money(),
                Optional.of(refund.occurredAt()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(refund.details().text(Attribute.REFUND_REFERENCE)));
    }

    /** Whoever asks for a payment to be finished whose checkout is over has it paid twice. */
    private static String ofPayment(PaymentStory story, Found found, ObjectRow payment) {
        String state = ofPayment(payment.status().orElse(""));
        boolean over = story.checkout().flatMap(ObjectRow::status).equals(Optional.of("expired"));
        if (over && UNFINISHED.contains(state)) {
            return "checkout_expired";
        }
        boolean won = found.around(payment, ObjectType.DISPUTE).stream()
                .anyMatch(dispute -> dispute.status().equals(Optional.of("won")));
        return won && state.equals("paid") ? "dispute_won" : state;
    }

    private static String ofPayment(String status) {
        return switch (status) {
            case "succeeded", "partially_refunded", "refunded" -> "paid";
            case "failed" -> "failed";
            case "processing", "partially_funded" -> "processing";
            case "requires_action" -> "requires_action";
            case "authorized" -> "authorized";
            case "canceled", "expired" -> "canceled";
            default -> "created";
        };
    }

    private static String ofMoney(Status status) {
        return switch (status) {
            case REQUESTED, PENDING -> "refund_pending";
            case PARTLY_RETURNED, RETURNED -> "refunded";
            case FAILED -> "refund_failed";
            case DISPUTED -> "disputed";
            case RETURNED_BY_DISPUTE -> "returned_by_dispute";
            case RETURNED_OUTSIDE -> "returned_outside";
            case NONE -> throw new IllegalArgumentException("no money went back");
        };
    }
}
