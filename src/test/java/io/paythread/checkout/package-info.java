@NullMarked
package io.paythread.checkout;

import org.jspecify.annotations.NullMarked;
