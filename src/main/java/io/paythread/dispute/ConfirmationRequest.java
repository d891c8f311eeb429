package io.paythread.dispute;

import jakarta.validation.constraints.NotNull;

/** Confirms what cannot be taken back, by the dispute's id. */
record ConfirmationRequest(@NotNull(message = "Type the id of the dispute.") String confirm) {}
