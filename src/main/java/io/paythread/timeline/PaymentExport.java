package io.paythread.timeline;

import io.paythread.export.ExportRows;
import io.paythread.export.ExportableList;
import io.paythread.export.FilterWords;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.RowForms.Column;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.security.Visibility;
import jakarta.inject.Singleton;
import java.util.List;

/** The list of payments as files. */
@Singleton
class PaymentExport implements ExportableList {
    private final ObjectExports exports;

    PaymentExport(ObjectExports exports) {
        this.exports = exports;
    }

    @Override
    public String resource() {
        return "payments";
    }

    @Override
    public Scope scope() {
        return Scope.PAYMENTS_READ;
    }

    @Override
    public List<Column> columns() {
        return PaymentResource.COLUMNS;
    }

    @Override
    public List<String> fields() {
        return exports.fields(ObjectType.PAYMENT, PaymentView.class);
    }

    @Override
    public ExportRows read(Caller caller, FilterWords words, Parameters parameters) {
        ObjectFilter filter =
                PaymentParameters.of(words).filter(ListParameters.of(words), Visibility.of(caller), parameters);
        return exports.rows(caller, filter, words, parameters, PaymentView::brief, ObjectType.ATTEMPT);
    }
}
