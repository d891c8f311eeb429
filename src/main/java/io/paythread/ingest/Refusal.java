package io.paythread.ingest;

import io.paythread.platform.problem.ErrorCode;

/** Why a request is turned away before its signature is looked at. The detail is for people at the provider's end. */
enum Refusal {
    UNKNOWN_SOURCE(ErrorCode.NOT_FOUND, "No source has this name or id."),
    PAUSED_SOURCE(ErrorCode.NOT_FOUND, "The source is paused and takes no events at the moment."),
    DELETED_SOURCE(ErrorCode.GONE, "The source was deleted. Remove this address at the provider."),
    WRONG_METHOD(ErrorCode.METHOD_NOT_ALLOWED, "Events are sent with POST."),
    ENCODED_BODY(
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            "The body is read as the bytes that were signed: send it without Content-Encoding."),
    TOO_LARGE(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than paythread.ingest.max-body allows."),
    TOO_SLOW(
            ErrorCode.REQUEST_TIMEOUT,
            "The body did not arrive within paythread.ingest.body-deadline. Send it again, without pauses.");

    private final ErrorCode code;
    private final String detail;

    Refusal(ErrorCode code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    ErrorCode code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
