/** Whole stories through the front door: signed webhooks in, timelines out. */
@NullMarked
package io.paythread.scenario;

import org.jspecify.annotations.NullMarked;
