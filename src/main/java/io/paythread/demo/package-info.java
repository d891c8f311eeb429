/**
 * Invented customers for somebody who has just started Paythread: stories as the providers would tell them, and a player
 * that sends them to the real endpoints with real signatures. Owns nothing; never runs in production.
 */
@NullMarked
@CheckReturnValue
package io.paythread.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
