/** What tests of all packages share. */
@NullMarked
package io.paythread;

import org.jspecify.annotations.NullMarked;
