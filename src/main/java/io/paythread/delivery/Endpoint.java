package io.paythread.delivery;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.security.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where changes are sent to.
 *
 * @param settings what people decide
 * @param disabled why and since when it is not sent to; empty unless its state says so
 * @param health how it goes
 * @param secrets those that sign, the present one first
 */
record Endpoint(
        UUID id,
        Settings settings,
        EndpointState state,
        Optional<Disabled> disabled,
        Health health,
        int version,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        List<SecretMark> secrets) {
    Endpoint {
        secrets = List.copyOf(secrets);
    }

    /**
     * What people decide.
     *
     * @param scopes what full bodies may show
     * @param rate messages a minute at most
     * @param headerNames headers that go with each message; their values are kept sealed
     * @param asymmetric whether the signature {@code v1a} goes with {@code v1}
     * @param handshake whether the receiver is asked for its consent
     */
    record Settings(
            String url,
            Optional<String> description,
            Wanted wanted,
            Payload payload,
            Set<Scope> scopes,
            Optional<Integer> rate,
            List<String> headerNames,
            boolean asymmetric,
            boolean handshake) {
        Settings {
            scopes = Set.copyOf(scopes);
            headerNames = List.copyOf(headerNames);
        }
    }

    /** Why it is not sent to, and since when. */
    record Disabled(DisableReason reason, Instant at) {}

    /**
     * How it goes.
     *
     * @param failures attempts in a row that failed
     * @param failingSince when the first of them was; empty while it works
     * @param heldUntil nothing is sent before
     * @param slowRate messages a minute after the receiver asked for less
     */
    record Health(
            int failures, Optional<Instant> failingSince, Optional<Instant> heldUntil, Optional<Integer> slowRate) {
        /** Nothing is wrong. */
        static final Health GOOD = new Health(0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** That there is a secret, until when, and the public half of its pair. */
    record SecretMark(UUID id, String publicKey, Instant createdAt, Optional<Instant> expiresAt) {}

    String publicId() {
        return PublicId.format(IdPrefix.WEBHOOK_ENDPOINT, id);
    }
}
