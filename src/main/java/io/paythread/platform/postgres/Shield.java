package io.paythread.platform.postgres;

import io.smallrye.mutiny.Uni;

/** Lets work that has begun run to its end when nobody waits for it any more. */
public final class Shield {
    private Shield() {}

    /**
     * The same result; but a cancellation stops here. A client that hangs up in the middle of a request cancels its
     * pipeline, and a cancelled Panache session or transaction never gives its connection back.
     */
    public static <T> Uni<T> fromCancellation(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            var unused = work.subscribe().with(emitter::complete, emitter::fail);
        });
    }
}
