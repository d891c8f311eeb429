package io.paythread.platform.http;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Decides who may pass. Asked on every request to {@code /v1}, before its body is read and before it is known whether
 * anything is at the path: a caller without a credential learns nothing of what is there.
 */
public interface Admission {
    /** Completes when the request may go on; fails with what the caller is told otherwise. */
    Uni<Void> admit(RoutingContext context);
}
