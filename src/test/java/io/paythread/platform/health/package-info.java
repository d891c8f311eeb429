@NullMarked
package io.paythread.platform.health;

import org.jspecify.annotations.NullMarked;
