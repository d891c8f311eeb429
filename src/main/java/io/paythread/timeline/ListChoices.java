package io.paythread.timeline;

import io.paythread.platform.http.Parameters;
import io.paythread.security.Caller;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks all sources of a type of object what a request wants of a list. */
@Singleton
class ListChoices {
    private static final String SORT = "sort";

    private final List<ListSource> all;

    ListChoices(@All List<ListSource> all) {
        this.all = List.copyOf(all);
    }

    /** The filter, narrowed and ordered; every fault goes to the parameters. */
    ObjectFilter choose(ObjectFilter filter, Caller caller, Parameters parameters, UriInfo uri) {
        return choose(filter, caller, parameters, words(uri));
    }

    /** The same of words by their parameters' names. */
    ObjectFilter choose(ObjectFilter filter, Caller caller, Parameters parameters, Map<String, String> words) {
        List<ListSource> ofType =
                all.stream().filter(source -> source.of() == filter.type()).toList();
        var unused = parameters.choice(SORT, words.get(SORT), orders(ofType));
        ListChoice choice = ofType.stream()
                .map(source -> source.read(caller, parameters, words))
                .reduce(ListChoice.NONE, ListChoice::and);
        return filter.with(choice.conditions()).ordered(choice.order());
    }

    private static List<String> orders(List<ListSource> sources) {
        return sources.stream()
                .flatMap(source -> source.orders().stream())
                .sorted()
                .toList();
    }

    /** Every parameter is known and stands once: who declared them sees to that. */
    private static Map<String, String> words(UriInfo uri) {
        Map<String, String> words = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> words.put(name, values.get(0)));
        return words;
    }
}
