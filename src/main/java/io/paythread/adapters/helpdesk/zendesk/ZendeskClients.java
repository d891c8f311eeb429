package io.paythread.adapters.helpdesk.zendesk;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** One client for each account: every account has a host of its own. */
@Singleton
class ZendeskClients {
    private static final long CONNECT_SECONDS = 5;
    /** A step of a job has 30 seconds. */
    private static final long READ_SECONDS = 20;

    private final ConcurrentMap<URI, ZendeskRest> clients = new ConcurrentHashMap<>();

    ZendeskRest at(URI address) {
        return clients.computeIfAbsent(address, ZendeskClients::make);
    }

    private static ZendeskRest make(URI address) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .followRedirects(false)
                .build(ZendeskRest.class);
    }
}
