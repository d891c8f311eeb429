package io.paythread.job;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.util.Locale;

/**
 * Why a job was given up, or why its last step is tried again.
 *
 * @param code a stable word
 * @param detail for people; quotes no data
 */
public record JobError(String code, String detail) {
    /** What went wrong, without quoting what an unknown failure may quote. */
    static JobError of(Throwable failure) {
        return failure instanceof ServiceException said
                ? new JobError(said.code().wireName(), said.detail())
                : new JobError(
                        ErrorCode.INTERNAL_ERROR.wireName(),
                        "A step failed with " + failure.getClass().getSimpleName() + "; the log says more.");
    }

    /** The process that worked on the job ended again and again. */
    static JobError abandoned(int times) {
        return new JobError(
                "abandoned",
                String.format(
                        Locale.ROOT, "The process ended %d times in a row while it worked on the same step.", times));
    }

    /** Whether trying again cannot help. */
    static boolean isFinal(Throwable failure) {
        return failure instanceof ServiceException said && !said.code().retryable();
    }
}
