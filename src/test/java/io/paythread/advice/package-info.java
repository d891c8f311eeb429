@NullMarked
package io.paythread.advice;

import org.jspecify.annotations.NullMarked;
