@NullMarked
package io.paythread.decline;

import org.jspecify.annotations.NullMarked;
