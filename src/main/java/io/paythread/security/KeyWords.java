package io.paythread.security;

import io.paythread.platform.net.Networks;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the words with which a request speaks of rights and networks; refuses all that mean nothing at once. */
final class KeyWords {
    private final List<FieldError> faults = new ArrayList<>();

    private KeyWords() {}

    static KeyWish wish(
            Optional<String> name,
            @Nullable List<String> roles,
            @Nullable List<String> scopes,
            @Nullable List<String> networks,
            @Nullable Instant expiresAt) {
        KeyWords words = new KeyWords();
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
        if (!words.faults.isEmpty()) {
            throw new ServiceException(ErrorCode.INVALID_VALUE, "Some words are not known here.", words.faults);
        }
        return wish;
    }

    private static Optional<String> range(String text) {
        return Optional.of(text).filter(Networks::isRange);
    }

    private <T> Optional<Set<T>> read(
            String pointer, @Nullable List<String> texts, Function<String, Optional<T>> meaning, String rule) {
        if (texts == null) {
            return Optional.empty();
        }
        Set<T> known = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            Optional<T> value = Optional.ofNullable(texts.get(i)).flatMap(meaning);
            value.ifPresent(known::add);
            if (value.isEmpty()) {
                faults.add(new FieldError(pointer + "/" + i, "unknown_word", rule));
            }
        }
        return Optional.of(known);
    }
}
