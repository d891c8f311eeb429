package io.paythread.export;

/** A file that is whole. */
record ExportFile(int number, long rows, Fingerprint fingerprint) {}
