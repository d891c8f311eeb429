/**
 * The one client for every address that a person can enter. Promises that nothing behind the firewall is reached with it:
 * the form of the address is strict, every address that its name has is judged, the connection goes to the very address
 * that was judged, and no redirect is followed. Time and size have bounds; what is kept of an answer is redacted. Does not
 * retry: that is a row in somebody's queue.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.outbound;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
