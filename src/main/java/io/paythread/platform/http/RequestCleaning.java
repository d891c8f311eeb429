package io.paythread.platform.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Looks at what a request to the API brings before anything else does, and takes out what must not come in. Never fails.
 * Implemented above the platform; without an implementation everything passes as it is.
 */
public interface RequestCleaning {
    /** The body to go on with; the same one where there is nothing to take out. */
    Uni<Buffer> body(Buffer body);

    /** The query of an address to go on with, encoded as it came; empty where there is nothing to take out. */
    Uni<Optional<String>> query(String rawQuery);

    /** Whether {@link #query} may have something to take out; quick, false is certain. */
    boolean concerns(String rawQuery);
}
