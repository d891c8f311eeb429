package io.paythread.reconcile;

import io.paythread.credential.KeyUse;
import io.paythread.ingest.spi.EventFetcher;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers that can be asked. */
@Singleton
class Fetchers implements KeyUse {
    private final Map<String, EventFetcher> byProvider;

    Fetchers(@All List<EventFetcher> fetchers) {
        this.byProvider =
                fetchers.stream().collect(Collectors.toUnmodifiableMap(EventFetcher::provider, Function.identity()));
    }

    Optional<EventFetcher> of(String provider) {
        return Optional.ofNullable(byProvider.get(provider));
    }

    @Override
    public Set<String> providers() {
        return byProvider.keySet();
    }

    @Override
    public Set<String> providersWithAccount() {
        return byProvider.values().stream()
                .filter(fetcher -> fetcher.address(Optional.empty()).isEmpty())
                .map(EventFetcher::provider)
                .collect(Collectors.toUnmodifiableSet());
    }
}
