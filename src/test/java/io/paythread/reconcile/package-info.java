/** Tests of asking providers. */
@NullMarked
package io.paythread.reconcile;

import org.jspecify.annotations.NullMarked;
