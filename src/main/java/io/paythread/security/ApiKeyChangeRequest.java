package io.paythread.security;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of {@code PATCH /v1/api-keys/{id}}; what is absent stays. */
record ApiKeyChangeRequest(
        @Size(max = 100, message = "A name has at most 100 characters.")
                @Pattern(regexp = "(?s).*\\S.*", message = "A key needs a name that says what it is for.")
                @Nullable
                String name,
        @Size(max = 10, message = "A key has at most 10 roles.") @Nullable List<String> roles,
        @Size(max = 100, message = "A key has at most 100 scopes.") @Nullable List<String> scopes,
        @Size(max = 50, message = "A key has at most 50 networks.") @Nullable List<String> networks,
        @Nullable Instant expiresAt) {

    KeyWish wish() {
        return KeyWords.wish(Optional.ofNullable(name), roles, scopes, networks, expiresAt);
    }
}
