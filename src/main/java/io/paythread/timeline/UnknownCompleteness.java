package io.paythread.timeline;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Claims nothing, while nobody watches the sources. */
@Singleton
@DefaultBean
class UnknownCompleteness implements Completeness {
    @Override
    public Uni<List<SourceCompleteness>> of(List<UUID> sources) {
        return Uni.createFrom()
                .item(sources.stream()
                        .map(source -> new SourceCompleteness(source, Status.UNKNOWN, Optional.empty()))
                        .toList());
    }
}
