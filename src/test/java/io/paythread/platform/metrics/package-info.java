@NullMarked
package io.paythread.platform.metrics;

import org.jspecify.annotations.NullMarked;
