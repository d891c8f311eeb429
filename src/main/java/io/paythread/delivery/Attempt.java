package io.paythread.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One time that a message was sent.
 *
 * @param number from 1
 * @param status the HTTP status; empty where no answer came
 * @param fault the stage at which no answer came
 * @param response the begin of the answer, redacted
 */
record Attempt(
        UUID id,
        int number,
        Instant startedAt,
        int durationMillis,
        Optional<Integer> status,
        Optional<String> fault,
        Optional<String> response) {}
