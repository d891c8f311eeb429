package io.paythread.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;

/** Turns whatever was thrown into one of our errors. What is not the caller's fault tells nothing from inside. */
public final class Faults {
    private static final int TRY_AGAIN_SECONDS = 5;

    private Faults() {}

    /** The error that a caller is told of. */
    public static ServiceException of(Throwable thrown) {
        if (thrown instanceof ServiceException ours) {
            return ours;
        }
        if (thrown instanceof JsonProcessingException json) {
            return JsonFaults.of(json);
        }
        if (thrown instanceof ResteasyReactiveViolationException violations && Violations.areTheCallers(violations)) {
            return Violations.of(violations);
        }
        if (thrown instanceof WebApplicationException web) {
            return ofWeb(web);
        }
        return DatabaseFaults.unavailable(thrown)
                ? ServiceException.retryLater(
                        ErrorCode.UNAVAILABLE, "The database does not answer at the moment.", TRY_AGAIN_SECONDS)
                : new ServiceException(
                        ErrorCode.INTERNAL_ERROR,
                        "The fault is ours. Whoever runs this installation finds it in the log by the request id.");
    }

    private static ServiceException ofWeb(WebApplicationException web) {
        if (web.getCause() instanceof JsonProcessingException json) {
            return JsonFaults.of(json);
        }
        if (web.getCause() instanceof ServiceException ours) {
            return ours;
        }
        return ofStatus(web.getResponse().getStatus());
    }

    /** The error that stands for a bare HTTP status, as the framework gives it. */
    public static ServiceException ofStatus(int status) {
        ErrorCode code = codeOf(status).orElse(status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL_ERROR);
        return new ServiceException(code, StatusDetail.of(code));
    }

    private static Optional<ErrorCode> codeOf(int status) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.status() == status) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
