package io.paythread.job;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a job stands. */
public enum JobState {
    /** It waits for its turn or its time. */
    QUEUED(false),
    /** Steps are being done. */
    RUNNING(false),
    /** Everything is done. */
    SUCCEEDED(true),
    /** It was given up; the error says why. */
    FAILED(true),
    /** Somebody ended it between two steps; the steps before have taken effect. */
    CANCELLED(true);

    private final boolean finished;

    JobState(boolean finished) {
        this.finished = finished;
    }

    /** Whether nothing happens any more. */
    public boolean finished() {
        return finished;
    }

    /** The name on the wire and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(JobState::wireName).toList();
    }
}
