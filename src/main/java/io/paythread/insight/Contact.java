package io.paythread.insight;

import java.time.Instant;
import java.util.UUID;

/** A ticket that is about a payment. */
record Contact(UUID payment, UUID ticket, Instant openedAt) {}
