package io.paythread.adapters.psp.stripe;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** One client for each address: the connections of a source are its own where it has an address of its own. */
@Singleton
class StripeClients {
    private static final long CONNECT_SECONDS = 5;
    /** A step of a job has 30 seconds. */
    private static final long READ_SECONDS = 20;

    private final ConcurrentMap<URI, StripeRest> clients = new ConcurrentHashMap<>();

    StripeRest at(URI address) {
        return clients.computeIfAbsent(address, StripeClients::make);
    }

    private static StripeRest make(URI address) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .followRedirects(false)
                .build(StripeRest.class);
    }
}
