package io.paythread.ingest;

import io.paythread.ingest.spi.SourceAdapter;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The providers that are built in. */
@ApplicationScoped
public class SourceAdapters {
    private final Map<String, SourceAdapter> byProvider = new TreeMap<>();

    SourceAdapters(@All List<SourceAdapter> adapters) {
        for (SourceAdapter adapter : adapters) {
            if (byProvider.put(adapter.provider(), adapter) != null) {
                throw new IllegalStateException("two adapters call themselves " + adapter.provider());
            }
        }
    }

    /** The adapter of a provider. */
    public Optional<SourceAdapter> of(String provider) {
        return Optional.ofNullable(byProvider.get(provider));
    }

    /** The names of all providers. */
    public SortedSet<String> providers() {
        return new TreeSet<>(byProvider.keySet());
    }
}
