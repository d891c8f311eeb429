/** Tests of who may call. */
@NullMarked
package io.paythread.security;

import org.jspecify.annotations.NullMarked;
