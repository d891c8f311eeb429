package io.paythread.insight;

import java.time.Instant;
import java.util.Optional;

/**
 * Which records are asked for, valid.
 *
 * @param to exclusive
 * @param numerator those that the numerator counts, or those that the denominator does
 * @param group a value of the dimension, as stored
 */
record RecordQuery(
        Metric metric,
        Instant from,
        Instant to,
        boolean numerator,
        Dimension dimension,
        Optional<String> group,
        Optional<String> currency) {}
