/** Tests of long work. */
@NullMarked
package io.paythread.job;

import org.jspecify.annotations.NullMarked;
