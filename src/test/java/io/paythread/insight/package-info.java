@NullMarked
package io.paythread.insight;

import org.jspecify.annotations.NullMarked;
