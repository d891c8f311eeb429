package io.paythread.projection;

/** A place in the log: transaction id as text (PostgreSQL's xid8 is unsigned), then sequence within it. */
record Position(String xid, long seq) {}
