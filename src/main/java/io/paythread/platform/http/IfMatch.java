package io.paythread.platform.http;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of the version that it changes (RFC 9110, section 13.1.1). Two people who change the same thing at
 * the same time do not undo each other's work unseen.
 */
public final class IfMatch {
    private static final String ANY = "*";

    private final String header;

    private IfMatch(String header) {
        this.header = header;
    }

    /** Reads the header; refuses a request without it. */
    public static IfMatch required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new ServiceException(
                    ErrorCode.PRECONDITION_REQUIRED,
                    "Send the header If-Match with the ETag of the version that you have read.");
        }
        return new IfMatch(header.strip());
    }

    /** Refuses when the caller means another version than the present one. */
    public void check(int version) {
        boolean matches = header.equals(ANY)
                || Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag(version)::equals);
        if (!matches) {
            throw new ServiceException(
                    ErrorCode.PRECONDITION_FAILED,
                    "It has been changed since you read it. Read it again and decide anew.");
        }
    }

    /** The entity tag of a version. */
    public static String tag(int version) {
        return "\"" + version + "\"";
    }
}
