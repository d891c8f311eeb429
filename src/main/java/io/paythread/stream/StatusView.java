package io.paythread.stream;

/**
 * What everybody may know of the service, as JSON.
 *
 * @param state ok: it answers
 * @param feedRetentionSeconds how old a cursor of the feed may become
 */
public record StatusView(String object, String state, long feedRetentionSeconds) {}
