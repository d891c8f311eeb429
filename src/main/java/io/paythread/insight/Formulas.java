package io.paythread.insight;

import io.paythread.casework.BusinessTime;
import java.util.ArrayList;
import java.util.List;

/** Every record of a matter. Pure: the same knowledge gives the same records, whatever came first. */
final class Formulas {
    /** Raised with each change of what is counted: everything is counted anew then. */
    static final int VERSION = 4;

    private Formulas() {}

    static List<Counted> of(Known known, BusinessTime hours) {
        List<Counted> counted = new ArrayList<>();
        counted.addAll(Tries.of(known));
        counted.addAll(PaymentCounts.of(known));
        counted.addAll(Recoveries.of(known));
        counted.addAll(Disputes.of(known));
        counted.addAll(Warnings.of(known));
        counted.addAll(Refunds.of(known, hours));
        counted.addAll(OtherCounts.of(known));
        return counted;
    }
}
