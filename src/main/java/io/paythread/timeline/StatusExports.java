package io.paythread.timeline;

import io.paythread.export.ExportableList;
import io.paythread.fact.ObjectType;
import io.paythread.platform.page.RowForms.Column;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The lists of refunds, invoices and subscriptions as files. */
@Singleton
class StatusExports {
    private static final List<Column> REFUNDS = List.of(
            Column.of("id"),
            Column.of("status"),
            new Column("amount", "/amount/amount"),
            new Column("currency", "/amount/currency"),
            Column.of("reason"),
            Column.of("failure_reason"),
            new Column("trace", "/trace/reference"),
            Column.of("payment"),
            Column.of("attempt"),
            Column.of("customer"),
            Column.of("source"),
            new Column("reference", "/external_refs/0/id"),
            Column.of("created_at"),
            Column.of("recorded_at"));

    private static final List<Column> INVOICES = List.of(
            Column.of("id"),
            Column.of("number"),
            Column.of("status"),
            new Column("amount_due", "/amount_due/amount"),
            new Column("amount_paid", "/amount_paid/amount"),
            new Column("amount_remaining", "/amount_remaining/amount"),
            new Column("currency", "/amount_due/currency"),
            Column.of("billing_reason"),
            Column.of("attempt_count"),
            Column.of("next_attempt_at"),
            Column.of("due_at"),
            Column.of("payment"),
            Column.of("subscription"),
            Column.of("customer"),
            Column.of("source"),
            new Column("reference", "/external_refs/0/id"),
            Column.of("created_at"),
            Column.of("recorded_at"));

    private static final List<Column> SUBSCRIPTIONS = List.of(
            Column.of("id"),
            Column.of("status"),
            new Column("amount", "/amount/amount"),
            new Column("currency", "/amount/currency"),
            Column.of("plan"),
            Column.of("interval"),
            Column.of("quantity"),
            Column.of("period_start"),
            Column.of("period_end"),
            Column.of("cancel_at_period_end"),
            Column.of("canceled_at"),
            Column.of("cancellation_reason"),
            Column.of("trial_end"),
            Column.of("customer"),
            Column.of("source"),
            new Column("reference", "/external_refs/0/id"),
            Column.of("created_at"),
            Column.of("recorded_at"));

    @Produces
    @Singleton
    ExportableList refunds(ObjectExports exports) {
        return new StatusExport<>(exports, ObjectType.REFUND, RefundView.class, RefundView::of, REFUNDS);
    }

    @Produces
    @Singleton
    ExportableList invoices(ObjectExports exports) {
        return new StatusExport<>(exports, ObjectType.INVOICE, InvoiceView.class, InvoiceView::of, INVOICES);
    }

    @Produces
    @Singleton
    ExportableList subscriptions(ObjectExports exports) {
        return new StatusExport<>(
                exports,
                ObjectType.SUBSCRIPTION,
                SubscriptionView.class,
                (found, row) -> SubscriptionView.of(row),
                SUBSCRIPTIONS);
    }
}
