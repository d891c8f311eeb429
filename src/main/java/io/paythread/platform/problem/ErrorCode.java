package io.paythread.platform.problem;

import java.util.Locale;

/**
 * Every error that a caller can meet. The wire code is the constant's name in lower case and never changes; the title
 * is the same for every occurrence.
 */
public enum ErrorCode {
    INVALID_REQUEST(Kind.CALLER, 400, "The request cannot be read"),
    UNKNOWN_PARAMETER(Kind.CALLER, 400, "The request has a parameter that this operation does not know"),
    INVALID_CURSOR(Kind.CALLER, 400, "The cursor is not one of ours"),
    CURSOR_MISMATCH(Kind.CALLER, 400, "The cursor belongs to another query"),
    INVALID_SIGNATURE(Kind.CALLER, 400, "The request is not signed by the provider"),
    UNAUTHENTICATED(Kind.CALLER, 401, "The request has no valid credential"),
    FORBIDDEN(Kind.CALLER, 403, "The credential does not allow this"),
    TLS_REQUIRED(Kind.CALLER, 403, "The API is served over TLS only"),
    RECENT_LOGIN_REQUIRED(Kind.CALLER, 403, "The last sign-in is too long ago for this"),
    NOT_FOUND(Kind.CALLER, 404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(Kind.CALLER, 405, "The address does not know this method"),
    NOT_ACCEPTABLE(Kind.CALLER, 406, "The answer cannot be given in the form asked for"),
    REQUEST_TIMEOUT(Kind.CALLER, 408, "The request did not arrive in time"),
    CURSOR_EXPIRED(Kind.CALLER, 410, "The cursor is older than what is kept"),
    GONE(Kind.CALLER, 410, "What was at this address is gone for good"),
    CONFLICT(Kind.CONFLICT, 409, "The present state does not allow this"),
    IDEMPOTENCY_KEY_IN_USE(Kind.CONFLICT, 409, "A request with this idempotency key is under way"),
    PRECONDITION_FAILED(Kind.CONFLICT, 412, "The object has changed since it was read"),
    PAYLOAD_TOO_LARGE(Kind.CALLER, 413, "The request body is too large"),
    URI_TOO_LONG(Kind.CALLER, 414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(Kind.CALLER, 415, "The body is not in a form that is understood"),
    RANGE_NOT_SATISFIABLE(Kind.CALLER, 416, "The file has no such part"),
    INVALID_VALUE(Kind.CALLER, 422, "The request is understood and has invalid values"),
    IDEMPOTENCY_KEY_REUSED(Kind.CALLER, 422, "The idempotency key was used with another payload"),
    PRECONDITION_REQUIRED(Kind.CALLER, 428, "The request must say which version it changes"),
    TOO_MANY_REQUESTS(Kind.CALLER, 429, "Too many requests"),
    HEADERS_TOO_LARGE(Kind.CALLER, 431, "The request's headers are too large"),
    INTERNAL_ERROR(Kind.OURS, 500, "Something went wrong on our side"),
    UNAVAILABLE(Kind.OURS, 503, "Not available at the moment");

    /** Whose fault an error is: decides log level and metric. */
    public enum Kind {
        CALLER,
        CONFLICT,
        PROVIDER,
        OURS
    }

    private final Kind kind;
    private final int status;
    private final String title;

    ErrorCode(Kind kind, int status, String title) {
        this.kind = kind;
        this.status = status;
        this.title = title;
    }

    /** Whose fault. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The code on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return switch (this) {
            case UNAVAILABLE, TOO_MANY_REQUESTS, INTERNAL_ERROR, REQUEST_TIMEOUT, IDEMPOTENCY_KEY_IN_USE -> true;
            default -> false;
        };
    }
}
