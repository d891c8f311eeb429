package io.paythread.platform.outbound;

import java.util.Optional;

/**
 * What a REST client was answered.
 *
 * @param status the HTTP status; 0 where no answer came
 * @param retryAfter the header of that name, where the call was refused
 * @param body empty where the call was refused
 */
public record RestReply(int status, Optional<String> retryAfter, byte[] body) {
    /** Whether the body is what was asked for. */
    public boolean succeeded() {
        return status / 100 == 2;
    }

    @Override
    public String toString() {
        return "RestReply[" + status + ", " + body.length + " bytes]";
    }
}
