package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.Objects.Found;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund in JSON.
 *
 * @param status pending, requires_action, succeeded, failed or canceled
 * @param trace the number by which the customer's bank finds it, and whether there is one
 */
public record RefundView(
        String id,
        String object,
        @Nullable String status,
        @Nullable MoneyView amount,
        @Nullable String reason,
        @Nullable String failureReason,
        @Nullable TraceView trace,
        @Nullable String payment,
        @Nullable String attempt,
        boolean unexpected,
        String source,
        @Nullable String account,
        @Nullable String customer,
        Instant createdAt,
        Instant recordedAt,
        List<ExternalRef> externalRefs) {

    /** What the customer's bank can look for: the acquirer reference number or another trace. */
    public record TraceView(@Nullable String reference, @Nullable String status, @Nullable String destination) {}

    static RefundView of(Found found, ObjectRow row) {
        Details details = row.details();
        return new RefundView(
                PublicId.format(IdPrefix.REFUND, row.id()),
                "refund",
                row.status().orElse(null),
                row.money().orElse(null),
                details.text(Attribute.REASON),
                details.text(Attribute.FAILURE_REASON),
                trace(details),
                found.idAround(row, ObjectType.PAYMENT).orElse(null),
                row.linked(ObjectType.ATTEMPT).orElse(null),
                row.unexpected(),
                row.source(),
                row.account(),
                row.customer(),
                row.occurredAt(),
                row.recordedAt(),
                row.externalRefs());
    }

    private static @Nullable TraceView trace(Details details) {
        TraceView view = new TraceView(
                details.text(Attribute.REFUND_REFERENCE),
                details.text(Attribute.REFUND_REFERENCE_STATUS),
                details.text(Attribute.REFUND_DESTINATION));
        return view.reference == null && view.status == null && view.destination == null ? null : view;
    }
}
