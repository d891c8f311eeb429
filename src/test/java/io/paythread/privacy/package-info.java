/**
 * Tests that no card number survives, and that everything else does.
 */
@NullMarked
package io.paythread.privacy;

import org.jspecify.annotations.NullMarked;
