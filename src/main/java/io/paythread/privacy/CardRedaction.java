package io.paythread.privacy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it is kept.
 *
 * @param number in the order in which they were written
 * @param brand null for codes and dates
 * @param lastFour null for codes and dates
 */
record CardRedaction(
        long number,
        String objectType,
        UUID object,
        Optional<UUID> source,
        Instant foundAt,
        String foundBy,
        String place,
        String rule,
        @Nullable String brand,
        @Nullable String lastFour,
        int pieces,
        String rules) {}
