/** Tests of ranges of addresses. */
@NullMarked
package io.paythread.platform.net;

import org.jspecify.annotations.NullMarked;
