package io.paythread.delivery;

import io.paythread.security.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An endpoint as somebody wants it to be.
 *
 * @param scopes what full bodies may show; those of the maker without delicate ones where they are left out
 * @param headers by name
 */
record NewEndpoint(
        String url,
        Optional<String> description,
        Wanted wanted,
        Payload payload,
        Optional<Set<Scope>> scopes,
        Optional<Integer> rate,
        Map<String, String> headers,
        boolean asymmetric,
        boolean handshake) {
    NewEndpoint {
        headers = Map.copyOf(headers);
    }

    /** Not the values of headers, which may be credentials. */
    @Override
    public String toString() {
        return "NewEndpoint[" + wanted + ", " + headers.keySet() + "]";
    }
}
