package io.paythread.export;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.RowForms.Column;
import io.paythread.security.Caller;
import io.paythread.security.Refusals;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to have as files, found good.
 *
 * @param filter by the names of the list's parameters
 */
record Wish(ExportableList list, Map<String, String> filter, Form form) {
    Wish {
        filter = Map.copyOf(filter);
    }

    /** What a request means to this caller; refuses every fault at once, and what the list itself would refuse them. */
    static Wish of(Lists lists, ExportRequest request, Caller caller) {
        Parameters parameters = Parameters.ofBody();
        Optional<ExportableList> list = lists.find(parameters, request.resource());
        Optional<String> format = parameters.choice("format", request.format(), Format.words());
        Optional<String> compression = parameters.choice("compression", request.compression(), Compression.words());
        boolean mark = Boolean.TRUE.equals(request.byteOrderMark());
        if (mark && !format.equals(Optional.of(Format.CSV.wireName()))) {
            parameters.refuse("byte_order_mark", "contradiction", "belongs to CSV; leave it out.");
        }
        Parameters ofFilter = parameters.within("filter");
        FilterWords words =
                FilterWords.read(Optional.ofNullable(request.filter()).orElse(Map.of()), ofFilter);
        list.ifPresent(found -> checkFilter(found, caller, words, ofFilter));
        List<String> fields = Optional.ofNullable(request.fields()).orElse(List.of());
        list.ifPresent(found -> checkFields(found, format, fields, parameters.within("fields")));
        parameters.check();
        Form form = new Form(
                format.map(Format::of).orElse(Format.NDJSON),
                compression.map(Compression::of).orElse(Compression.NONE),
                fields,
                mark);
        return new Wish(list.orElseThrow(), words.all(), form);
    }

    /** Nothing is read yet: the list only says whether it understands. */
    private static void checkFilter(ExportableList list, Caller caller, FilterWords words, Parameters parameters) {
        if (!caller.may(list.scope())) {
            throw Refusals.missing(list.scope());
        }
        ExportRows unused = list.read(caller, words, parameters);
        words.requireKnown(parameters);
    }

    private static void checkFields(
            ExportableList list, Optional<String> format, List<String> fields, Parameters parameters) {
        List<String> known = format.equals(Optional.of(Format.CSV.wireName()))
                ? list.columns().stream().map(Column::name).toList()
                : list.fields();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i);
            if (!known.contains(name)) {
                parameters.refuse(
                        Integer.toString(i),
                        "unknown_field",
                        quoted(name) + "is no field of this export. Known: " + String.join(", ", known) + ".");
            } else if (!seen.add(name)) {
                parameters.refuse(Integer.toString(i), "repeated_value", quoted(name) + "stands in it twice.");
            }
        }
    }

    /** Only what looks like a name is said back. */
    private static String quoted(String name) {
        return name.matches("[a-z0-9_]{1,60}") ? "(" + name + ") " : "";
    }
}
