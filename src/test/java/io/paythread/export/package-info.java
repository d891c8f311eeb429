/** Tests of lists as files. */
@NullMarked
package io.paythread.export;

import org.jspecify.annotations.NullMarked;
