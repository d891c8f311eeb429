package io.paythread.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Why two accounts belong together, or might.
 *
 * @param strength {@code verified} by a rule on its own, {@code asserted} by a person, else {@code suggested}
 * @param customerA whose account a is now
 * @param decision what a person last decided about it
 */
record Link(
        UUID id,
        AccountPair accounts,
        UUID customerA,
        UUID customerB,
        LinkRule rule,
        String strength,
        LinkState state,
        Evidence evidence,
        Instant createdAt,
        Optional<Judgement> decision) {

    /** Who decided, why and when. */
    record Judgement(String actor, String reason, Instant decidedAt) {}
}
