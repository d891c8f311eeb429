package io.paythread.checkout;

import java.util.List;

/** Whether somebody may be reminded of a checkout, with every reason against it. */
record Reminder(boolean allowed, List<Reason> reasons) {
    Reminder {
        reasons = List.copyOf(reasons);
    }

    /** Why not, or that nothing speaks against it. */
    record Reason(String code, String detail) {}
}
