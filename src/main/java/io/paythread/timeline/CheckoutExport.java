package io.paythread.timeline;

import io.paythread.export.ExportRows;
import io.paythread.export.ExportableList;
import io.paythread.export.FilterWords;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.RowForms.Column;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import jakarta.inject.Singleton;
import java.util.List;

/** The list of checkouts as files. */
@Singleton
class CheckoutExport implements ExportableList {
    private static final List<Column> COLUMNS = List.of(
            Column.of("id"),
            Column.of("status"),
            Column.of("mode"),
            Column.of("payment_status"),
            new Column("amount", "/amount/amount"),
            new Column("currency", "/amount/currency"),
            new Column("progress", "/progress/state"),
            Column.of("client_reference"),
            Column.of("order_numbers"),
            Column.of("promotions_consent"),
            Column.of("expires_at"),
            Column.of("recovered_from"),
            Column.of("payment"),
            Column.of("invoice"),
            Column.of("subscription"),
            Column.of("customer"),
            Column.of("source"),
            new Column("reference", "/external_refs/0/id"),
            Column.of("created_at"),
            Column.of("recorded_at"));

    private final ObjectExports exports;

    CheckoutExport(ObjectExports exports) {
        this.exports = exports;
    }

    @Override
    public String resource() {
        return "checkouts";
    }

    @Override
    public Scope scope() {
        return Scope.PAYMENTS_READ;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> fields() {
        return exports.fields(ObjectType.CHECKOUT, CheckoutView.class);
    }

    @Override
    public ExportRows read(Caller caller, FilterWords words, Parameters parameters) {
        CheckoutParameters checkout = CheckoutParameters.of(words);
        ObjectFilter filter = ListParameters.of(words)
                .read(parameters, ObjectType.CHECKOUT, parameters.word("status", checkout.status()));
        return exports.rows(caller, filter, words, parameters, CheckoutView::of, ObjectType.PAYMENT);
    }
}
