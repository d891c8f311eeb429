package io.paythread.timeline;

import io.paythread.export.ExportRow;
import io.paythread.export.ExportRows;
import io.paythread.export.FilterWords;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.page.RowForms;
import io.paythread.security.Caller;
import io.paythread.timeline.Objects.Found;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What the exports of all object types have in common: the rows of the lists, read as the lists read them. */
@Singleton
class ObjectExports {
    private final Objects objects;
    private final ListChoices choices;
    private final Annexes annexes;
    private final RowForms forms;

    ObjectExports(Objects objects, ListChoices choices, Annexes annexes, RowForms forms) {
        this.objects = objects;
        this.choices = choices;
        this.annexes = annexes;
        this.forms = forms;
    }

    /** The names that an object of a type may have in a line of JSON. */
    List<String> fields(ObjectType type, Class<?> view) {
        List<String> names = new ArrayList<>(forms.fields(view));
        names.addAll(annexes.namesInLists(type));
        return names;
    }

    /** The rows that the list would show the caller. */
    <V> ExportRows rows(
            Caller caller,
            ObjectFilter filter,
            FilterWords words,
            Parameters parameters,
            BiFunction<Found, ObjectRow, V> view,
            ObjectType... around) {
        ObjectFilter chosen = choices.choose(filter, caller, parameters, words.all());
        return new ExportRows() {
            @Override
            public Uni<Page<ExportRow>> page(PageRequest request) {
                return objects.page(caller, chosen, request, around)
                        .map(found -> found.page().map(row -> new ExportRow(() -> view.apply(found, row), about(row))));
            }

            @Override
            public Uni<Optional<Long>> count() {
                return objects.count(chosen, MOST_COUNTED);
            }
        };
    }

    /** The row is a person's by its matter, and by the account that the matter belongs to. */
    private static List<UUID> about(ObjectRow row) {
        return Stream.concat(Stream.of(row.matterId()), row.accountId().stream())
                .toList();
    }
}
