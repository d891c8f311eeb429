package io.paythread.delivery;

import java.util.Optional;

/**
 * What came of one attempt.
 *
 * @param status the HTTP status; empty where no answer came
 * @param fault the stage at which no answer came
 * @param response the begin of the answer, redacted
 * @param retryAfter the header, as it came
 */
record Answer(
        Optional<Integer> status, Optional<String> fault, Optional<String> response, Optional<String> retryAfter) {

    static Answer fault(String stage) {
        return new Answer(Optional.empty(), Optional.of(stage), Optional.empty(), Optional.empty());
    }

    static Answer status(int status, String response, Optional<String> retryAfter) {
        return new Answer(
                Optional.of(status),
                Optional.empty(),
                Optional.of(response).filter(text -> !text.isEmpty()),
                retryAfter);
    }
}
