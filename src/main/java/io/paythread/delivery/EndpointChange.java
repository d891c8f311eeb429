package io.paythread.delivery;

import io.paythread.delivery.Endpoint.Settings;
import io.paythread.security.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What becomes different of an endpoint; what is empty stays. */
record EndpointChange(
        Optional<String> url,
        Optional<String> description,
        Optional<Set<String>> types,
        Optional<Set<UUID>> customers,
        Optional<Set<UUID>> sources,
        Optional<Payload> payload,
        Optional<Set<Scope>> scopes,
        Optional<Integer> rate,
        Optional<Map<String, String>> headers,
        Optional<Boolean> asymmetric,
        Optional<Boolean> handshake,
        Optional<EndpointState> state) {
    /** On the wire, a rate of 0 takes the limit away. */
    static final int WITHOUT_LIMIT = 0;

    /** The settings after the change. */
    Settings applied(Settings before) {
        Wanted wanted = before.wanted();
        return new Settings(
                url.orElse(before.url()),
                description.isPresent() ? description.filter(text -> !text.isBlank()) : before.description(),
                new Wanted(
                        types.orElse(wanted.types()),
                        customers.orElse(wanted.customers()),
                        sources.orElse(wanted.sources())),
                payload.orElse(before.payload()),
                scopes.orElse(before.scopes()),
                rate.isPresent() ? rate.filter(some -> some != WITHOUT_LIMIT) : before.rate(),
                headers.map(given ->
                                List.copyOf(given.keySet().stream().sorted().toList()))
                        .orElse(before.headerNames()),
                asymmetric.orElse(before.asymmetric()),
                handshake.orElse(before.handshake()));
    }

    /** Not the values of headers. */
    @Override
    public String toString() {
        return "EndpointChange[" + state + "]";
    }
}
