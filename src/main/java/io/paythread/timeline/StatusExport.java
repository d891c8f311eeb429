package io.paythread.timeline;

import io.paythread.export.ExportRows;
import io.paythread.export.ExportableList;
import io.paythread.export.FilterWords;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.RowForms.Column;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.timeline.Objects.Found;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A list as files that can be asked for by what every list has and by a status.
 *
 * @param <V> what it shows of an object
 */
final class StatusExport<V> implements ExportableList {
    private final ObjectExports exports;
    private final ObjectType type;
    private final Class<V> view;
    private final BiFunction<Found, ObjectRow, V> viewing;
    private final List<Column> columns;

    StatusExport(
            ObjectExports exports,
            ObjectType type,
            Class<V> view,
            BiFunction<Found, ObjectRow, V> viewing,
            List<Column> columns) {
        this.exports = exports;
        this.type = type;
        this.view = view;
        this.viewing = viewing;
        this.columns = List.copyOf(columns);
    }

    @Override
    public String resource() {
        return type.wireName() + "s";
    }

    @Override
    public Scope scope() {
        return Scope.PAYMENTS_READ;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<String> fields() {
        return exports.fields(type, view);
    }

    @Override
    public ExportRows read(Caller caller, FilterWords words, Parameters parameters) {
        ObjectFilter filter =
                ListParameters.of(words).read(parameters, type, parameters.word("status", words.text("status")));
        return exports.rows(caller, filter, words, parameters, viewing, ObjectType.PAYMENT);
    }
}
