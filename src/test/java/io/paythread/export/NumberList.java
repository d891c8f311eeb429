package io.paythread.export;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.RowForms.Column;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A list of numbers, each of a person of its own, for tests of files. */
@Singleton
public class NumberList implements ExportableList {
    /** By their places in the list. */
    static final List<UUID> PEOPLE = new CopyOnWriteArrayList<>();

    @Override
    public String resource() {
        return "test-numbers";
    }

    @Override
    public Scope scope() {
        return Scope.PAYMENTS_READ;
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("number"));
    }

    @Override
    public List<String> fields() {
        return List.of("number", "person");
    }

    @Override
    public ExportRows read(Caller caller, FilterWords words, Parameters parameters) {
        return request -> {
            int from = request.keys()
                    .map(keys -> Integer.parseInt(keys.get(0)) + 1)
                    .orElse(0);
            List<Integer> numbers = IntStream.range(from, Math.min(PEOPLE.size(), from + request.rowsToRead()))
                    .boxed()
                    .toList();
            return Uni.createFrom()
                    .item(request.cut(numbers, number -> List.of(number.toString()))
                            .map(NumberList::row));
        };
    }

    private static ExportRow row(int number) {
        return new ExportRow(() -> view(number), List.of(PEOPLE.get(number)));
    }

    private static Map<String, Object> view(int number) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", number);
        view.put("person", PEOPLE.get(number).toString());
        return view;
    }

    /** The lines of the list as it is now. */
    static String text() {
        return IntStream.range(0, PEOPLE.size())
                .mapToObj(number -> "{\"number\":" + number + ",\"person\":\"" + PEOPLE.get(number) + "\"}\n")
                .collect(Collectors.joining());
    }
}
