package io.paythread.security;

import io.smallrye.common.vertx.ContextLocals;
import jakarta.inject.Singleton;

/**
 * Tells a resource who calls it. A resource asks first thing and passes the answer on as an argument; services and
 * callbacks never ask here.
 */
@Singleton
public class Callers {
    private static final String KEY = "paythread.caller";

    /** The caller of the request that is being answered; there always is one under {@code /v1}. */
    public Caller current() {
        return ContextLocals.<Caller>get(KEY)
                .orElseThrow(() -> new IllegalStateException("no request is being answered, or it is outside /v1"));
    }

    static void put(Caller caller) {
        ContextLocals.put(KEY, caller);
    }
}
