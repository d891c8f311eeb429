package io.paythread.export;

import java.util.Base64;
import java.util.HexFormat;

/**
 * How long a file is, and what tells it from every other.
 *
 * @param sha256 in hexadecimal digits
 */
record Fingerprint(long bytes, String sha256) {
    /** As RFC 9530 spells it. */
    String digest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":";
    }

    /** The strong entity tag. */
    String tag() {
        return '"' + sha256 + '"';
    }
}
