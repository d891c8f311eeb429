/** Tests of the guarded client. */
@NullMarked
package io.paythread.platform.outbound;

import org.jspecify.annotations.NullMarked;
