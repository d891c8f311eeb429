/**
 * Tests that the invented stories are what the scenario book says.
 */
@NullMarked
package io.paythread.demo;

import org.jspecify.annotations.NullMarked;
