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

/** The list of tickets as files. */
@Singleton
class TicketExport implements ExportableList {
    private static final List<Column> COLUMNS = List.of(
            Column.of("id"),
            Column.of("state"),
            Column.of("subject"),
            Column.of("priority"),
            Column.of("type"),
            Column.of("channel"),
            Column.of("assignee"),
            Column.of("group"),
            Column.of("tags"),
            new Column("satisfaction", "/satisfaction/score"),
            Column.of("merged_into"),
            Column.of("risk_score"),
            Column.of("deleted"),
            Column.of("customer"),
            Column.of("source"),
            new Column("reference", "/external_refs/0/id"),
            Column.of("created_at"),
            Column.of("recorded_at"));

    private final ObjectExports exports;

    TicketExport(ObjectExports exports) {
        this.exports = exports;
    }

    @Override
    public String resource() {
        return "tickets";
    }

    @Override
    public Scope scope() {
        return Scope.TICKETS_READ;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> fields() {
        return exports.fields(ObjectType.TICKET, TicketView.class);
    }

    @Override
    public ExportRows read(Caller caller, FilterWords words, Parameters parameters) {
        TicketParameters ticket = TicketParameters.of(words);
        ObjectFilter filter =
                ListParameters.of(words).read(parameters, ObjectType.TICKET, parameters.word("state", ticket.state()));
        return exports.rows(
                caller, filter, words, parameters, (found, row) -> TicketView.brief(row, found.annexes(row)));
    }
}
