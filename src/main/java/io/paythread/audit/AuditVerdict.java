package io.paythread.audit;

import java.util.Optional;

/**
 * What following the chain has shown.
 *
 * @param fromSeq the first place that was looked at
 * @param toSeq the last place that is right; one less than {@code fromSeq} where none is
 * @param complete whether the end of the chain was reached
 * @param witnesses how many signed checkpoints, and memories of the running process, it was compared with
 * @param fault the first place that is wrong
 */
record AuditVerdict(long fromSeq, long toSeq, boolean complete, int witnesses, Optional<ChainFault> fault) {
    boolean intact() {
        return fault.isEmpty();
    }
}
