package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.security.Caller;
import io.paythread.timeline.Objects.Found;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Joins what packages above tell of objects to what the timeline tells of them. */
@Singleton
class Annexes {
    private final List<Annex> all;

    Annexes(@All List<AnnexSource> sources) {
        this.all = sources.stream().flatMap(source -> source.annexes().stream()).toList();
    }

    /** For an answer with one object. */
    Uni<Found> toOne(Caller caller, Found found) {
        return join(caller, found, all);
    }

    /** For an answer with many. */
    Uni<Found> toList(Caller caller, Found found) {
        return join(caller, found, all.stream().filter(Annex::inLists).toList());
    }

    /** The names of those that stand in lists of a type of object. */
    List<String> namesInLists(ObjectType type) {
        return all.stream()
                .filter(annex -> annex.of() == type && annex.inLists())
                .map(Annex::name)
                .toList();
    }

    private static Uni<Found> join(Caller caller, Found found, List<Annex> annexes) {
        Map<UUID, Map<String, Object>> told = new HashMap<>();
        return Multi.createFrom()
                .iterable(annexes)
                .onItem()
                .transformToUniAndConcatenate(annex -> read(
                                caller, annex, found.page().data())
                        .invoke(each -> each.forEach((id, value) -> told.computeIfAbsent(id, none -> new TreeMap<>())
                                .put(annex.name(), value))))
                .collect()
                .asList()
                .replaceWith(new Found(found.page(), found.others(), told));
    }

    private static Uni<Map<UUID, Object>> read(Caller caller, Annex annex, List<ObjectRow> rows) {
        List<ObjectRow> wanted =
                rows.stream().filter(row -> row.type() == annex.of()).toList();
        return wanted.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : annex.reader().read(caller, wanted);
    }
}
