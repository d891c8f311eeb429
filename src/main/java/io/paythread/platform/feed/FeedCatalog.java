package io.paythread.platform.feed;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All types of the feed. */
@Singleton
public class FeedCatalog {
    private final Map<String, FeedType> byName;

    FeedCatalog(@All List<FeedTypes> types) {
        this.byName = types.stream()
                .flatMap(some -> some.types().stream())
                .collect(Collectors.toUnmodifiableMap(FeedType::name, Function.identity()));
    }

    /** By name. */
    public List<FeedType> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(FeedType::name))
                .toList();
    }

    public Optional<FeedType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
