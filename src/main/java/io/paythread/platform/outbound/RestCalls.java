package io.paythread.platform.outbound;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls through REST clients whose every end is an answer: refused, not reached and too late included. */
public final class RestCalls {
    private static final byte[] NOTHING = {};

    private RestCalls() {}

    /** Calls once and waits so long at most. Fails only for mistakes of ours. */
    public static Uni<RestReply> reply(Supplier<Uni<byte[]>> call, Duration most) {
        return Uni.createFrom()
                .deferred(call::get)
                .map(body -> new RestReply(200, Optional.empty(), body == null ? NOTHING : body))
                .ifNoItem()
                .after(most)
                .fail()
                .onFailure(WebApplicationException.class)
                .recoverWithItem(RestCalls::refused)
                .onFailure(RestCalls::isOfTheWay)
                .recoverWithItem(failure -> new RestReply(0, Optional.empty(), NOTHING));
    }

    private static RestReply refused(Throwable failure) {
        var response = ((WebApplicationException) failure).getResponse();
        return new RestReply(
                response.getStatus(), Optional.ofNullable(response.getHeaderString("Retry-After")), NOTHING);
    }

    private static boolean isOfTheWay(Throwable failure) {
        return failure instanceof ProcessingException
                || failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof java.util.concurrent.TimeoutException;
    }
}
