package io.paythread.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That there is a key; never the key. */
record ProviderKeyView(
        String object, String source, String lastFour, @Nullable String account, String createdBy, Instant createdAt) {}
