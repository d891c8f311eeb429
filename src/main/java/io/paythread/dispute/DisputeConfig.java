package io.paythread.dispute;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Evidence, and sending it. */
@ConfigMapping(prefix = "paythread.dispute")
interface DisputeConfig {

    /**
     * TrueType fonts of this machine, by path, for scripts that the ones in the program lack (they have Latin, Greek,
     * Cyrillic, Hebrew, the Arabic script and Japanese): Noto Sans SC for Chinese, say. Asked in this order and before fonts
     * that are installed where the system keeps them; what none has is printed as a question mark, and the pack says so. A
     * path that cannot be read keeps packs from being printed.
     */
    Optional<List<String>> fonts();

    /**
     * The reason codes of Mastercard for which its First-Party Trust is judged. Sources disagree on them, and Mastercard
     * changes them; a code too many makes a verdict that nobody asked for, one too few leaves it out.
     */
    @WithDefault("4837,4853,4863")
    List<String> firstPartyTrustReasons();

    /**
     * Whether a second person has to approve what cannot be taken back: the submission of evidence, and the acceptance of
     * a dispute. Off, who asks for it sends it.
     */
    @WithDefault("false")
    boolean secondPerson();

    /** How long one call to the provider may take. Evidence files are sent one by one; a step of a job has 30 seconds. */
    @WithDefault("20s")
    Duration timeout();

    /**
     * For how long a submission that the provider does not answer is tried again, with growing pauses. It stays below the
     * 24 hours for which Stripe remembers an idempotency key; after that people look at it.
     */
    @WithDefault("6h")
    Duration giveUpAfter();

    /**
     * How long before its deadline a dispute for which nothing was sent counts as at risk. Shorter, and there may be no time
     * left to gather evidence; longer, and most open disputes are at risk.
     */
    @WithDefault("72h")
    Duration atRiskWithin();
}
