package io.paythread.advice;

import java.util.List;

/** What to do about a warning, and why; the reason that decided comes first. */
record WarningVerdict(WarningStep step, List<Reason> reasons) {
    WarningVerdict {
        reasons = List.copyOf(reasons);
    }
}
