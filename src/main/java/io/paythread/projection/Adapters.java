package io.paythread.projection;

import io.paythread.ingest.spi.SourceAdapter;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who translates what a provider sent. */
@Singleton
class Adapters {
    private final Map<String, SourceAdapter> byProvider;

    Adapters(Instance<SourceAdapter> adapters) {
        this.byProvider =
                adapters.stream().collect(Collectors.toUnmodifiableMap(SourceAdapter::provider, Function.identity()));
    }

    Map<String, SourceAdapter> byProvider() {
        return byProvider;
    }
}
