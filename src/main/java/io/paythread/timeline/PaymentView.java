package io.paythread.timeline;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.paythread.decline.Speaker;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.Objects.Found;
import io.paythread.timeline.StoryViews.ContextView;
import io.paythread.timeline.StoryViews.MoneyBackView;
import io.paythread.timeline.StoryViews.RecoveryView;
import io.paythread.timeline.StoryViews.SettlementView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment in JSON.
 *
 * @param status created, requires_action, processing, partially_funded, authorized, succeeded, partially_refunded,
 *     refunded, failed, canceled, expired or unknown
 * @param amount collected, or asked for while nothing is collected
 * @param amountRefunded gone back or on its way
 * @param awaited kinds of entries that must exist although no event has told of them yet: a refund's payment
 * @param attempts every try, oldest first; null in lists
 * @param earlyFraudWarnings what banks reported of it, oldest first; only where one payment is read and
 *     there are any
 * @param situation how it stands, in words; only where one payment is read
 * @param settlement its money; null in lists
 * @param moneyBack what went back, in one word; null in lists
 * @param retries further tries; only where one payment is read
 * @param recovery how it was paid after a failure; only where one payment is read
 * @param context invoice, subscription and checkout in full; only where one payment is read
 * @param createdAt when it began, by the provider's clock
 * @param recordedAt when it was first known to us
 * @param annexes what packages above tell of it, each under its name
 */
public record PaymentView(
        String id,
        String object,
        @Nullable String status,
        @Nullable MoneyView amount,
        @Nullable MoneyView amountCaptured,
        @Nullable MoneyView amountRefunded,
        @Nullable MethodView method,
        int attemptCount,
        AttemptView.@Nullable DeclineView lastDecline,
        @Nullable String description,
        @Nullable String statementDescriptor,
        List<String> orderNumbers,
        @Nullable String captureMethod,
        @Nullable String nextAction,
        @Nullable String cancellationReason,
        @Nullable Boolean live,
        boolean unexpected,
        List<String> awaited,
        String source,
        @Nullable String account,
        @Nullable String customer,
        @Nullable String checkout,
        @Nullable String invoice,
        @Nullable String subscription,
        Instant createdAt,
        Instant recordedAt,
        @Nullable List<AttemptView> attempts,
        @Nullable List<RefundView> refunds,
        @Nullable List<DisputeView> disputes,
        @Nullable List<EarlyFraudWarningView> earlyFraudWarnings,
        @Nullable SituationView situation,
        @Nullable SettlementView settlement,
        @Nullable MoneyBackView moneyBack,
        @Nullable RetriesView retries,
        @Nullable RecoveryView recovery,
        @Nullable ContextView context,
        List<ExternalRef> externalRefs,
        @JsonAnyGetter Map<String, Object> annexes) {

    /** For a list: without the objects inside. */
    static PaymentView brief(Found found, ObjectRow row) {
        return of(found, row, false, Optional.empty());
    }

    /** With attempts, refunds and disputes. */
    static PaymentView full(Found found) {
        return of(found, found.only(), true, Optional.empty());
    }

    /** With all that belongs to it, in words. */
    static PaymentView told(Found found, PaymentStory story) {
        return of(found, found.only(), true, Optional.of(story));
    }

    static List<AttemptView> attempts(Found found, ObjectRow row, Optional<Speaker> speaker) {
        List<ObjectRow> rows = found.around(row, ObjectType.ATTEMPT);
        List<AttemptView> views = new ArrayList<>();
        for (ObjectRow attempt : rows) {
            views.add(AttemptView.of(attempt, PublicId.format(IdPrefix.PAYMENT, row.id()), views.size() + 1, speaker));
        }
        return views;
    }

    private static PaymentView of(Found found, ObjectRow row, boolean full, Optional<PaymentStory> story) {
        Details details = row.details();
        List<AttemptView> attempts = attempts(found, row, story.map(PaymentStory::speaker));
        List<ObjectRow> tries = found.around(row, ObjectType.ATTEMPT);
        MoneyBack back = StoryViews.moneyBack(found, row);
        AttemptView last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        MethodView method = paidOtherwise(attempts, MethodView.of(details)) ? null : MethodView.of(details);
        return new PaymentView(
                PublicId.format(IdPrefix.PAYMENT, row.id()),
                "payment",
                row.status().orElse(null),
                row.money().orElse(null),
                details.money(Attribute.AMOUNT_CAPTURED),
                details.money(Attribute.AMOUNT_REFUNDED_TOTAL),
                method != null || last == null ? method : last.method(),
                attempts.size(),
                lastDecline(attempts),
                details.text(Attribute.DESCRIPTION),
                details.text(Attribute.STATEMENT_DESCRIPTOR),
                details.list(Attribute.ORDER_NUMBERS),
                details.text(Attribute.CAPTURE_METHOD),
                details.text(Attribute.NEXT_ACTION),
                details.text(Attribute.CANCELLATION_REASON),
                details.flag(Attribute.LIVE),
                row.unexpected(),
                details.list(Attribute.AWAITED),
                row.source(),
                row.account(),
                row.customer(),
                row.linked(ObjectType.CHECKOUT).orElse(null),
                row.linked(ObjectType.INVOICE).orElse(null),
                row.linked(ObjectType.SUBSCRIPTION).orElse(null),
                row.occurredAt(),
                row.recordedAt(),
                full ? attempts : null,
                full ? refunds(found, row) : null,
                full ? disputes(found, row) : null,
                story.flatMap(told -> warnings(found, row)).orElse(null),
                story.map(told -> SituationView.of(told, found, row, back)).orElse(null),
                full ? StoryViews.settlement(row, tries) : null,
                full ? MoneyBackView.of(back) : null,
                story.map(PaymentStory::retries).orElse(null),
                story.flatMap(PaymentStory::recovery).map(RecoveryView::of).orElse(null),
                story.map(told -> StoryViews.context(told, row)).orElse(null),
                row.externalRefs(),
                found.annexes(row));
    }

    /** Whether only the method of a try that failed is known, and another one paid. */
    private static boolean paidOtherwise(List<AttemptView> attempts, @Nullable MethodView known) {
        return attempts.stream().anyMatch(attempt -> "succeeded".equals(attempt.status()) && attempt.method() == null)
                && attempts.stream()
                        .anyMatch(attempt ->
                                "failed".equals(attempt.status()) && java.util.Objects.equals(attempt.method(), known));
    }

    private static AttemptView.@Nullable DeclineView lastDecline(List<AttemptView> attempts) {
        return attempts.stream()
                .map(AttemptView::decline)
                .filter(decline -> decline != null)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static List<RefundView> refunds(Found found, ObjectRow row) {
        return found.around(row, ObjectType.REFUND).stream()
                .map(refund -> RefundView.of(found, refund))
                .toList();
    }

    private static List<DisputeView> disputes(Found found, ObjectRow row) {
        return found.around(row, ObjectType.DISPUTE).stream()
                .map(dispute -> DisputeView.of(found, dispute))
                .toList();
    }

    /** The word alone alarms: it stands there where there is one. */
    private static Optional<List<EarlyFraudWarningView>> warnings(Found found, ObjectRow row) {
        List<EarlyFraudWarningView> views = found.around(row, ObjectType.EARLY_FRAUD_WARNING).stream()
                .map(warning -> EarlyFraudWarningView.of(found, warning))
                .toList();
        return views.isEmpty() ? Optional.empty() : Optional.of(views);
    }
}
