package io.paythread.decline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What is said of declined payments, and how often the networks let one be repeated. */
@ConfigMapping(prefix = "paythread.decline")
interface DeclineConfig {

    /** The merchant's name in texts for customers, where a payment itself does not say what the statement reads. */
    Optional<String> merchant();

    /** The zone of the dates in texts for customers. */
    @WithDefault("UTC")
    ZoneId zone();

    /**
     * How often a declined payment may be tried with one card: network, tries, in which time (ISO 8601, or total for all
     * tries of one payment), from which day on. Of several for the same network and time the youngest that has begun
     * counts. Visa's was 15 until May 2025; a network's own fee is due for each try beyond.
     */
    @WithDefault("visa:15/P30D@2022-04-01,visa:20/P30D@2025-05-19,mastercard:10/PT24H@2022-01-01,"
            + "mastercard:35/P30D@2022-01-01,any:8/total@2024-01-01")
    List<Ceiling> ceilings();
}
