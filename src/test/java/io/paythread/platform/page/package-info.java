/** Tests of keyset pages. */
@NullMarked
package io.paythread.platform.page;

import org.jspecify.annotations.NullMarked;
