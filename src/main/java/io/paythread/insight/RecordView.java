package io.paythread.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record behind a figure.
 *
 * @param id of the object counted
 * @param object what sort of object it is
 * @param url where the object, or else its payment, is read
 * @param numerator what it adds to the numerator; in minor units where amounts are summed, in milliseconds for times
 * @param code as the caller may know it
 */
public record RecordView(
        String id,
        String object,
        Instant at,
        @Nullable String payment,
        @Nullable String url,
        long numerator,
        long denominator,
        @Nullable String currency,
        @Nullable String code,
        @Nullable String network,
        @Nullable String method,
        @Nullable String country,
        String source) {}
