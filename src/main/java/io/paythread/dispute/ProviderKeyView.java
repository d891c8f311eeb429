package io.paythread.dispute;

import java.time.Instant;

/** That there is a key; never the key. */
record ProviderKeyView(String object, String source, String lastFour, String createdBy, Instant createdAt) {}
