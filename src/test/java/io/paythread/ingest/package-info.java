/** Tests of the door. */
@NullMarked
package io.paythread.ingest;

import org.jspecify.annotations.NullMarked;
