package io.paythread.security;

import io.smallrye.mutiny.Uni;

/**
 * Looks again at a credential that was shown once and is not shown again: of whoever reads a stream that a ticket opened, or
 * has asked for long work. Implemented by the packages that know the credentials.
 */
public interface LaterLook {
    /** The credentials that it knows. */
    Credential credential();

    /** Whether it is still good and allows exactly what it allowed. */
    Uni<Boolean> still(Caller caller);

    /**
     * Whether whoever showed it may do now all that it allowed then: for long work, which goes on after they have signed
     * out, and stops when they are removed or their rights are taken.
     */
    Uni<Boolean> entitled(Caller caller);
}
