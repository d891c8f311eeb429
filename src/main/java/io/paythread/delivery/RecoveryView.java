package io.paythread.delivery;

import java.time.Instant;

/**
 * What is sent again.
 *
 * @param object always {@code webhook_recovery}
 * @param messages how many messages that are
 */
record RecoveryView(String object, String endpoint, Instant since, Instant until, int messages) {}
