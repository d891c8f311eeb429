package io.paythread.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.platform.time.Every;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's public keys. Fetched when first needed, again when they are no longer fresh, and once for a key that is not
 * among them; but never twice within ten seconds, whatever tokens arrive. While the issuer does not answer, the keys that
 * are known hold for a day.
 */
final class KeySet {
    private static final Logger LOG = Logger.getLogger(KeySet.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration USABLE = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MAX_KEYS = 100;
    private static final int TRY_AGAIN_SECONDS = 10;

    private final Supplier<Uni<JsonNode>> source;
    private final Every fetching = new Every(PAUSE);
    private volatile @Nullable Keys known;

    /** Keys of the document that the source gives. */
    KeySet(Supplier<Uni<JsonNode>> source) {
        this.source = source;
    }

    /** The keys to check a token with that names this one; fails with {@code unavailable} where none are to be had. */
    Uni<List<JsonWebKey>> forKey(Optional<String> id) {
        Keys present = known;
        if (present != null && present.isYoungerThan(FRESH) && present.has(id)) {
            return Uni.createFrom().item(present.list());
        }
        return fetching.due() ? fetch() : Uni.createFrom().item(this::usable);
    }

    private Uni<List<JsonWebKey>> fetch() {
        return Uni.createFrom()
                .deferred(source::get)
                .map(KeySet::parse)
                .invoke(keys -> known = keys)
                .map(Keys::list)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("keys not fetched error=%s", failure.toString());
                    // A Uni of its own: what is thrown in here would be told together with the failure, as one of ours.
                    return Uni.createFrom().item(this::usable);
                });
    }

    private List<JsonWebKey> usable() {
        Keys present = known;
        if (present == null || !present.isYoungerThan(USABLE)) {
            throw ServiceException.retryLater(
                    ErrorCode.UNAVAILABLE, "The keys that tokens are checked with cannot be had.", TRY_AGAIN_SECONDS);
        }
        return present.list();
    }

    private static Keys parse(JsonNode document) {
        if (document.path("keys").size() > MAX_KEYS) {
            throw new IllegalStateException("more than " + MAX_KEYS + " keys");
        }
        try {
            return new Keys(new JsonWebKeySet(document.toString()).getJsonWebKeys(), System.nanoTime());
        } catch (JoseException e) {
            throw new IllegalStateException("no set of keys: " + e.getMessage(), e);
        }
    }

    /** By the process's monotonic clock: nobody makes an old key young by setting the time back. */
    private record Keys(List<JsonWebKey> list, long fetchedNanos) {
        Keys {
            list = List.copyOf(list);
        }

        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - fetchedNanos < age.toNanos();
        }

        boolean has(Optional<String> id) {
            return id.isEmpty() || list.stream().anyMatch(key -> id.get().equals(key.getKeyId()));
        }
    }
}
