package io.paythread.ingest;

/**
 * A sort of things that the provider has and does not send.
 *
 * @param type the provider's type of event; of what it lists as objects, our kind of fact
 * @param fetched how many came by asking in the last 28 days, while none came by itself
 */
record NotDelivered(String type, long fetched) {}
