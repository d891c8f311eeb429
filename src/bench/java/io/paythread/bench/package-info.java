/** Measures the service as users run it: the packaged application on the embedded database. Never part of it. */
@NullMarked
package io.paythread.bench;

import org.jspecify.annotations.NullMarked;
