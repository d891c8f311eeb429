package io.paythread.projection;

/**
 * The right to work on one slot.
 *
 * @param epoch rises with each change of owner; work under an older epoch cannot commit
 */
record Lease(short slot, String owner, long epoch) {}
