package io.paythread.security;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What holds for keys whoever makes or changes them. */
final class KeyRules {
    /** How long a key is good unless somebody says otherwise. */
    static final Duration STANDARD_LIFE = Duration.ofDays(365);
    /** Longer than this nobody remembers what a key was for. */
    static final Duration LONGEST_LIFE = Duration.ofDays(1_826);

    private KeyRules() {}

    /** A key without rights opens nothing: most likely a mistake. */
    static void requireSomeRight(Set<Scope> rights) {
        if (rights.isEmpty()) {
            throw ServiceException.invalid(
                    "/scopes", "no_right", "A key needs a role that has scopes, or scopes of its own.");
        }
    }

    /** A key ends some day, and not before now. */
    static void requireSensibleEnd(Instant end, Instant now) {
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFE))) {
            throw ServiceException.invalid(
                    "/expires_at",
                    "out_of_range",
                    "A key ends in the future, at most " + LONGEST_LIFE.toDays() + " days from now.");
        }
    }

    /** What has ended stays as it was. */
    static void requireLive(ApiKey key, Instant now) {
        if (!key.isLive(now)) {
            throw new ServiceException(ErrorCode.CONFLICT, "The key has expired or was revoked. Make a new one.");
        }
    }
}
