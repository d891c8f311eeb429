package io.paythread.platform.limit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How JSON from providers is read: whatever they send, and no deeper than anything real. */
public final class ProviderJson {
    /** The deepest events of providers have a tenth of it. */
    public static final int MAX_DEPTH = 200;
    /** Reading a number takes time that grows with the square of its length. */
    private static final int MAX_NUMBER_LENGTH = 1_000;

    private ProviderJson() {}

    /** A factory for an adapter's mapper. Fields that stand twice: the last one counts, as in most readers. */
    public static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .build();
    }
}
