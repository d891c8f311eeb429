package io.paythread.security;

import io.paythread.platform.http.BodyWords;
import io.paythread.platform.net.Networks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the words with which a request speaks of rights and networks; refuses all that mean nothing at once. */
final class KeyWords {
    private KeyWords() {}

    static KeyWish wish(
            Optional<String> name,
            @Nullable List<String> roles,
            @Nullable List<String> scopes,
            @Nullable List<String> networks,
            @Nullable Instant expiresAt) {
        BodyWords words = new BodyWords();
        KeyWish wish = new KeyWish(
                name.map(String::strip),
                words.read("/roles", roles, Role::ofWireName, "There is no such role; GET /v1/roles lists them."),
                words.read("/scopes", scopes, Scope::ofWireName, "There is no such scope; GET /v1/roles lists them."),
                words.read(
                                "/networks",
                                networks,
                                KeyWords::range,
                                "A network is written 192.0.2.0/24 or 2001:db8::/48.")
                        .map(ranges -> Networks.of(List.copyOf(ranges))),
                Optional.ofNullable(expiresAt));
        words.check();
        return wish;
    }

    private static Optional<String> range(String text) {
        return Optional.of(text).filter(Networks::isRange);
    }
}
