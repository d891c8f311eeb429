package io.paythread.security;

import io.smallrye.mutiny.Uni;

/**
 * Looks again at a credential that was shown once and is not shown again: of whoever reads a stream that a ticket opened.
 * Implemented by the packages that know the credentials.
 */
public interface LaterLook {
    /** The credentials that it knows. */
    Credential credential();

    /** Whether it is still good and allows exactly what it allowed. */
    Uni<Boolean> still(Caller caller);
}
