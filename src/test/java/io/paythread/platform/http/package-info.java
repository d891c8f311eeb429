/** Tests of what every request meets. */
@NullMarked
package io.paythread.platform.http;

import org.jspecify.annotations.NullMarked;
