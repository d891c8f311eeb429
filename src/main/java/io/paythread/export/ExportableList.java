package io.paythread.export;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.RowForms.Column;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import java.util.List;
import java.util.Set;

/**
 * A list of the API that can be had as files. Implemented by a bean beside the list's resource, over the same reading and
 * the same views, so that a file and the list cannot differ.
 */
public interface ExportableList {
    /** The last word of the list's address: {@code payments}. Never changes. */
    String resource();

    /** What reading the list needs. */
    Scope scope();

    /** The columns of CSV, in order. */
    List<Column> columns();

    /** The names of all fields that a line of JSON may have. */
    List<String> fields();

    /** The filters whose values say something of a person: the audit log keeps a keyed hash of them. */
    default Set<String> personal() {
        return Set.of();
    }

    /**
     * The rows that the list would show this caller under these filters. Every fault goes to the parameters, before which
     * nothing is read; may refuse what the list refuses.
     */
    ExportRows read(Caller caller, FilterWords words, Parameters parameters);
}
