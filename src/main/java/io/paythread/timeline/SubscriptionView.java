package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription in JSON.
 *
 * @param status the provider's word: active, past_due, trialing, unpaid, paused, canceled ...
 * @param interval day, week, month or year
 * @param cancelAtPeriodEnd whether it will not renew
 */
public record SubscriptionView(
        String id,
        String object,
        @Nullable String status,
        @Nullable MoneyView amount,
        @Nullable String plan,
        @Nullable String interval,
        @Nullable Long quantity,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        @Nullable Boolean cancelAtPeriodEnd,
        @Nullable Instant cancelAt,
        @Nullable Instant canceledAt,
        @Nullable String cancellationReason,
        @Nullable Instant trialEnd,
        String source,
        @Nullable String account,
        @Nullable String customer,
        Instant createdAt,
        Instant recordedAt,
        List<ExternalRef> externalRefs) {

    static SubscriptionView of(ObjectRow row) {
        Details details = row.details();
        return new SubscriptionView(
                PublicId.format(IdPrefix.SUBSCRIPTION, row.id()),
                "subscription",
                row.status().orElse(null),
                row.money().orElse(null),
                details.text(Attribute.PLAN),
                details.text(Attribute.INTERVAL),
                details.number(Attribute.QUANTITY),
                details.instant(Attribute.PERIOD_START),
                details.instant(Attribute.PERIOD_END),
                details.flag(Attribute.CANCEL_AT_PERIOD_END),
                details.instant(Attribute.CANCEL_AT),
                details.instant(Attribute.CANCELED_AT),
                details.text(Attribute.CANCELLATION_REASON),
                details.instant(Attribute.TRIAL_END),
                row.source(),
                row.account(),
                row.customer(),
                row.occurredAt(),
                row.recordedAt(),
                row.externalRefs());
    }
}
