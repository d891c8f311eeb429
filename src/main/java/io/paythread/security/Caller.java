package io.paythread.security;

/**
 * Who asks. Travels as an argument, first in the list, never in a thread-local.
 *
 * @param actor the name that audit lines and decisions bear: {@code key:bootstrap}
 * @param requestId the id of the request in logs and problem documents
 */
public record Caller(String actor, String requestId) {}
