package io.paythread.export;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.RowForms.Column;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import java.util.List;

/** A list of payments that understands two filters and has no rows. */
final class FakeList implements ExportableList {
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
        return List.of(Column.of("id"), Column.of("currency"));
    }

    @Override
    public List<String> fields() {
        return List.of("id", "amount");
    }

    @Override
    public ExportRows read(Caller caller, FilterWords words, Parameters parameters) {
        var unused = parameters.word("status", words.text("status"));
        var least = parameters.number("amount[gte]", words.text("amount[gte]"));
        return request -> {
            throw new AssertionError("nothing is read when somebody asks; " + least);
        };
    }
}
