package io.paythread.security;

import io.smallrye.common.vertx.ContextLocals;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Tells a resource who calls it. A resource asks first thing and passes the answer on as an argument; services and
 * callbacks never ask here.
 */
@Singleton
public class Callers {
    private static final String KEY = "paythread.caller";

    /** The caller of the request that is being answered; there always is one under {@code /v1}. */
    public Caller current() {
        return find().orElseThrow(
                        () -> new IllegalStateException("no request is being answered, or it is outside /v1"));
    }

    /** The caller, if the request needed one. */
    public Optional<Caller> find() {
        return ContextLocals.get(KEY);
    }

    static void put(Caller caller) {
        ContextLocals.put(KEY, caller);
    }
}
