package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.Objects.Found;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invoice in JSON.
 *
 * @param number on the paper
 * @param status draft, open, paid, uncollectible or void
 * @param attemptCount how often collection was tried
 * @param nextAttemptAt the provider's next try; absent once the invoice is paid or given up
 * @param dueAt until when the customer has to pay
 */
public record InvoiceView(
        String id,
        String object,
        @Nullable String number,
        @Nullable String status,
        @Nullable MoneyView amountDue,
        @Nullable MoneyView amountPaid,
        @Nullable MoneyView amountRemaining,
        @Nullable String billingReason,
        @Nullable String collectionMethod,
        @Nullable Long attemptCount,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant dueAt,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        @Nullable String payment,
        @Nullable String subscription,
        String source,
        @Nullable String account,
        @Nullable String customer,
        Instant createdAt,
        Instant recordedAt,
        List<ExternalRef> externalRefs) {
    private static final Set<String> CLOSED = Set.of("paid", "void", "uncollectible");

    static InvoiceView of(Found found, ObjectRow row) {
        Details details = row.details();
        return new InvoiceView(
                PublicId.format(IdPrefix.INVOICE, row.id()),
                "invoice",
                details.text(Attribute.INVOICE_NUMBER),
                row.status().orElse(null),
                details.money(Attribute.AMOUNT_DUE),
                details.money(Attribute.AMOUNT_PAID),
                details.money(Attribute.AMOUNT_REMAINING),
                details.text(Attribute.BILLING_REASON),
                details.text(Attribute.COLLECTION_METHOD),
                details.number(Attribute.ATTEMPT_COUNT),
                isOpen(row) ? details.instant(Attribute.NEXT_ATTEMPT_AT) : null,
                details.instant(Attribute.INVOICE_DUE_AT),
                details.instant(Attribute.PERIOD_START),
                details.instant(Attribute.PERIOD_END),
                found.idAround(row, ObjectType.PAYMENT).orElse(null),
                row.linked(ObjectType.SUBSCRIPTION).orElse(null),
                row.source(),
                row.account(),
                row.customer(),
                row.occurredAt(),
                row.recordedAt(),
                row.externalRefs());
    }

    private static boolean isOpen(ObjectRow row) {
        return row.status().filter(CLOSED::contains).isEmpty();
    }
}
