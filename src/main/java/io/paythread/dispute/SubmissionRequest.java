package io.paythread.dispute;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Asks to send a pack.
 *
 * @param confirm the dispute's id, typed
 * @param stageOnly whether it is only written at the provider and the bank does not get it
 */
record SubmissionRequest(
        @NotNull(message = "Type the id of the dispute.") String confirm, @Nullable Boolean stageOnly) {}
