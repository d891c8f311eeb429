package io.paythread.ingest;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;

/** Why a request is turned away before its signature is looked at. The detail is for people at the provider's end. */
enum Refusal {
    UNKNOWN_SOURCE(ErrorCode.NOT_FOUND, "No source has this name or id."),
    PAUSED_SOURCE(ErrorCode.NOT_FOUND, "The source is paused and takes no events at the moment."),
    DELETED_SOURCE(ErrorCode.GONE, "The source was deleted. Remove this address at the provider."),
    WRONG_METHOD(ErrorCode.METHOD_NOT_ALLOWED, "Events are sent with POST."),
    ENCODED_BODY(
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            "The body is read as the bytes that were signed: send it without Content-Encoding.");

    private final ErrorCode code;
    private final String detail;

    Refusal(ErrorCode code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    ServiceException failure() {
        return new ServiceException(code, detail);
    }
}
