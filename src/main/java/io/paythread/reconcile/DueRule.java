package io.paythread.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When a source is compared with its provider again. */
final class DueRule {
    private DueRule() {}

    /**
     * What is known of a source.
     *
     * @param ended when a comparison ended last, well
     * @param failed when the latest one failed
     * @param outage whether what came while no process was there, or while this one began, has not been compared yet and
     *     now can be: providers try again for some minutes
     * @param suspected whether it has just fallen silent
     * @param open whether a gap is open
     */
    record Standing(
            Optional<Instant> ended, Optional<Instant> failed, boolean outage, boolean suspected, boolean open) {}

    static boolean isDue(Standing standing, Instant now, Duration every, Duration again) {
        if (standing.suspected()) {
            return true;
        }
        Optional<Instant> tried = standing.outage()
                ? standing.failed()
                : Stream.concat(standing.ended().stream(), standing.failed().stream())
                        .max(Instant::compareTo);
        Duration pause = standing.open() || standing.outage() ? again : every;
        return tried.map(at -> !at.plus(pause).isAfter(now)).orElse(true);
    }
}
