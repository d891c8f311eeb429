package io.paythread.dispute;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that the customer could read, as evidence quotes it.
 *
 * @param entry the entry that holds it
 * @param ticket the helpdesk's number of the ticket
 * @param byCustomer who wrote: the customer, or somebody for the merchant
 * @param text without markup, quoted repeats and card data
 */
record Message(UUID entry, String ticket, Instant at, boolean byCustomer, String text) {}
