@NullMarked
package io.paythread.platform.log;

import org.jspecify.annotations.NullMarked;
