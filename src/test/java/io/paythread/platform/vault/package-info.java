/** Tests of the secrets at rest. */
@NullMarked
package io.paythread.platform.vault;

import org.jspecify.annotations.NullMarked;
