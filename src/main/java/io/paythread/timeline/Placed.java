package io.paythread.timeline;

import java.util.List;

/** An object in a list, and what a cursor keeps of its place there. */
record Placed(ObjectRow row, List<String> words) {
    /** In the order of time. */
    static Placed byTime(ObjectRow row) {
        return new Placed(row, row.key().words());
    }
}
