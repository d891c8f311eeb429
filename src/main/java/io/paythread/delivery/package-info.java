/**
 * Outbound webhooks by the Standard Webhooks specification. Owns {@code webhook_endpoint}, {@code webhook_secret}, {@code
 * webhook_message} and {@code webhook_attempt}. Promises that every row of the feed that an endpoint wants is sent to it
 * at least once, under one id however often; that a receiver which is slow, dead or switched off holds up no other; and
 * that nothing is lost meanwhile, for as long as messages are kept. Does not promise an order, and keeps no personal
 * data: bodies are made when they are sent.
 */
@NullMarked
@CheckReturnValue
package io.paythread.delivery;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
