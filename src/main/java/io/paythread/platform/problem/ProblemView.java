package io.paythread.platform.problem;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The document that every error is answered with (RFC 9457).
 *
 * @param type an address of this installation that explains the code
 * @param title the same for every occurrence of the code
 * @param detail for people: what happened and how to mend it
 * @param instance the path that was asked for, without its query
 * @param code stable, for programs
 * @param retryable whether the same request may succeed later
 * @param earliestCursor where a reader can go on whose cursor was too old; absent otherwise
 * @param errors the values at fault; absent where none is
 */
public record ProblemView(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
        boolean retryable,
        @Nullable String earliestCursor,
        @Nullable List<FieldError> errors) {
    /** The media type of the document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public ProblemView {
        errors = errors == null || errors.isEmpty() ? null : List.copyOf(errors);
    }

    /** The document for one failure of one request. */
    public static ProblemView of(ServiceException failure, @Nullable String path, String requestId) {
        ErrorCode code = failure.code();
        return new ProblemView(
                "/problems/" + pageName(code),
                code.title(),
                code.status(),
                failure.detail(),
                path == null ? "/" : path,
                code.wireName(),
                requestId,
                code.retryable(),
                failure.earliestCursor().orElse(null),
                failure.errors());
    }

    /** The same with each text that may quote something changed. */
    ProblemView with(UnaryOperator<String> change) {
        return new ProblemView(
                type,
                title,
                status,
                change.apply(detail),
                change.apply(instance),
                code,
                requestId,
                retryable,
                earliestCursor,
                errors == null
                        ? null
                        : errors.stream().map(error -> error.with(change)).toList());
    }

    static String pageName(ErrorCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
