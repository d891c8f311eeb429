@NullMarked
package io.paythread.platform.idempotency;

import org.jspecify.annotations.NullMarked;
