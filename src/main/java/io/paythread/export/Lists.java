package io.paythread.export;

import io.paythread.platform.http.Parameters;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lists that can be had as files, by their names. */
@Singleton
class Lists {
    private final Map<String, ExportableList> byName;

    Lists(@All List<ExportableList> all) {
        byName = all.stream()
                .collect(Collectors.toMap(ExportableList::resource, Function.identity(), (a, b) -> b, TreeMap::new));
    }

    /** The list of this name; a fault where there is none. */
    Optional<ExportableList> find(Parameters parameters, @Nullable String name) {
        return parameters.choice("resource", name, byName.keySet()).flatMap(this::find);
    }

    /** The same of a name that was good when the export was asked for. */
    Optional<ExportableList> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
