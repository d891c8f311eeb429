package io.paythread.platform.problem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What cannot go on. One mapper answers it as an RFC 9457 document. The detail is for people outside. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldError> errors;
    private final int retryAfterSeconds;
    private final @Nullable String earliestCursor;

    public ServiceException(ErrorCode code, String detail) {
        this(code, detail, List.of(), 0, null, null);
    }

    public ServiceException(ErrorCode code, String detail, List<FieldError> errors) {
        this(code, detail, errors, 0, null, null);
    }

    private ServiceException(
            ErrorCode code,
            String detail,
            List<FieldError> errors,
            int retryAfterSeconds,
            @Nullable Throwable cause,
            @Nullable String earliestCursor) {
        super(detail, cause);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
        this.earliestCursor = earliestCursor;
    }

    /** An error that is worth a retry after the given time. */
    public static ServiceException retryLater(ErrorCode code, String detail, int retryAfterSeconds) {
        return new ServiceException(code, detail, List.of(), retryAfterSeconds, null, null);
    }

    /** A cursor whose place is no more; the earliest one that there is leads on. */
    public static ServiceException expired(String detail, String earliestCursor) {
        return new ServiceException(ErrorCode.CURSOR_EXPIRED, detail, List.of(), 0, null, earliestCursor);
    }

    /** One invalid value. */
    public static ServiceException invalid(String pointer, String code, String detail) {
        return new ServiceException(ErrorCode.INVALID_VALUE, detail, List.of(new FieldError(pointer, code, detail)));
    }

    /** Nothing there, or nothing that the caller may see: both look the same. */
    public static ServiceException notFound() {
        return new ServiceException(ErrorCode.NOT_FOUND, "No object has this id, or it is not yours to see.");
    }

    /** Which error. */
    public ErrorCode code() {
        return code;
    }

    /** What is said to the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** All invalid values, where values are the trouble. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Where to go on, where a cursor was too old. */
    public Optional<String> earliestCursor() {
        return Optional.ofNullable(earliestCursor);
    }

    /** Seconds after which a retry makes sense. */
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds > 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty();
    }
}
