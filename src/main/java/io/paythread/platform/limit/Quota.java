package io.paythread.platform.limit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How large a budget is. */
public interface Quota {
    /** Requests that come back in each second. Too few slow good callers down; many let one caller fill the process. */
    @Min(1)
    @Max(1_000_000)
    int perSecond();

    /** Requests that may come at once after a rest. */
    @Min(1)
    @Max(10_000_000)
    int burst();
}
