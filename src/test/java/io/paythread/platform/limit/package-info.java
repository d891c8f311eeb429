/** Tests of how much one caller may ask for. */
@NullMarked
package io.paythread.platform.limit;

import org.jspecify.annotations.NullMarked;
