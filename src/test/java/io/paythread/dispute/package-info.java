@NullMarked
package io.paythread.dispute;

import org.jspecify.annotations.NullMarked;
