package io.paythread.demo;

import java.time.Instant;

/**
 * One webhook request of a story.
 *
 * @param receivedAt when it arrives at our door
 * @param body the exact text to be signed and sent
 */
public record Step(Instant receivedAt, Provider provider, String body, Signing signing) {

    /** How a request is signed. */
    public enum Signing {
        /** With the source's secret, when it is sent. */
        GENUINE,
        /** With a secret that is not the source's. Must be refused. */
        FORGED,
        /** With the source's secret, twenty minutes before it is sent. Must be refused. */
        STALE
    }
}
