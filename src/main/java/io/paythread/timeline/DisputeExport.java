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

/** The list of disputes as files. */
@Singleton
class DisputeExport implements ExportableList {
    private final ObjectExports exports;

    DisputeExport(ObjectExports exports) {
        this.exports = exports;
    }

    @Override
    public String resource() {
        return "disputes";
    }

    @Override
    public Scope scope() {
        return Scope.DISPUTES_READ;
    }

    @Override
    public List<Column> columns() {
        return DisputeResource.COLUMNS;
    }

    @Override
    public List<String> fields() {
        return exports.fields(ObjectType.DISPUTE, DisputeView.class);
    }

    @Override
    public ExportRows read(Caller caller, FilterWords words, Parameters parameters) {
        ObjectFilter filter = DisputeParameters.of(words).filter(ListParameters.of(words), parameters);
        return exports.rows(caller, filter, words, parameters, DisputeView::of, ObjectType.PAYMENT);
    }
}
