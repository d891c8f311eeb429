package io.paythread.timeline;

import java.util.UUID;

/** A telling and the source whose references it uses. */
public record MatterTelling(UUID source, Telling telling) {}
