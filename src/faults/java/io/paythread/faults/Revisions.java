package io.paythread.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether each customer's rows are numbered without a gap, in the order in which they came. */
final class Revisions {
    private Revisions() {}

    /** The number of rows that do not follow the one before of their customer. */
    static int outOfOrder(List<FeedRow> rows) {
        Map<String, Long> last = new HashMap<>();
        int wrong = 0;
        for (FeedRow row : rows) {
            String customer = row.customer();
            if (customer != null) {
                Long before = last.put(customer, row.revision());
                wrong += row.revision() == (before == null ? 0 : before) + 1 ? 0 : 1;
            }
        }
        return wrong;
    }
}
