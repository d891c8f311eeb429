/** Tests of what is fit for production. */
@NullMarked
package io.paythread.platform.readiness;

import org.jspecify.annotations.NullMarked;
