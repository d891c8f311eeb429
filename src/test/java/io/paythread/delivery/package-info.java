/** Tests of outbound webhooks. */
@NullMarked
package io.paythread.delivery;

import org.jspecify.annotations.NullMarked;
