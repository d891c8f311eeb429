package io.paythread.stream;

import java.time.Instant;

/**
 * A ticket in JSON.
 *
 * @param ticket goes into the address of one stream, once
 * @param expiresAt until then
 */
public record StreamTicketView(String object, String ticket, Instant expiresAt) {}
