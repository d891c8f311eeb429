package io.paythread.platform.postgres;

import io.smallrye.mutiny.Uni;

/**
 * What must have happened in the database before the first request is answered. Asked once, after the migrations; a
 * failure ends the start.
 */
public interface AtStart {
    /** Does the work; replicas that start together all ask, so it must be repeatable. */
    Uni<Void> prepare();
}
