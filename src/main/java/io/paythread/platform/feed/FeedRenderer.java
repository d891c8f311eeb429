package io.paythread.platform.feed;

import io.paythread.platform.id.IdPrefix;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Shows rows as readers with certain scopes may see what they are about. */
@Singleton
public class FeedRenderer {
    private final FeedCatalog catalog;
    private final List<FeedRendering> renderings;

    FeedRenderer(FeedCatalog catalog, @All List<FeedRendering> renderings) {
        this.catalog = catalog;
        this.renderings = List.copyOf(renderings);
    }

    /**
     * By the ids of the rows. What is gone, or needs a scope that these readers have not, is missing. Scopes are given by
     * their wire names.
     */
    public Uni<Map<UUID, Rendered>> render(List<FeedRow> rows, Set<String> scopes) {
        Map<IdPrefix, Set<UUID>> wanted = new EnumMap<>(IdPrefix.class);
        rows.forEach(row -> visible(row, scopes)
                .ifPresent(type -> wanted.computeIfAbsent(type.subject(), sort -> new LinkedHashSet<>())
                        .add(row.subject())));
        Map<UUID, Rendered> bySubject = new HashMap<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<IdPrefix, Set<UUID>> sort : wanted.entrySet()) {
            done = done.chain(() -> rendering(sort.getKey()).render(sort.getKey(), sort.getValue(), scopes))
                    .invoke(bySubject::putAll)
                    .replaceWithVoid();
        }
        return done.map(nothing -> byRow(rows, scopes, bySubject));
    }

    private Map<UUID, Rendered> byRow(List<FeedRow> rows, Set<String> scopes, Map<UUID, Rendered> bySubject) {
        Map<UUID, Rendered> byRow = new HashMap<>();
        rows.stream()
                .filter(row -> visible(row, scopes).isPresent() && bySubject.containsKey(row.subject()))
                .forEach(row -> byRow.put(row.id(), bySubject.get(row.subject())));
        return byRow;
    }

    private Optional<FeedType> visible(FeedRow row, Set<String> scopes) {
        return catalog.find(row.type()).filter(type -> scopes.contains(type.scope()));
    }

    private FeedRendering rendering(IdPrefix subject) {
        return renderings.stream()
                .filter(rendering -> rendering.renders(subject))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody renders " + subject));
    }
}
