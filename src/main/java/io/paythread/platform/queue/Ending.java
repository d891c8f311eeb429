package io.paythread.platform.queue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Waits, at shutdown only, for work to end. */
public final class Ending {
    private static final Logger LOG = Logger.getLogger(Ending.class);

    private Ending() {}

    /** Blocks until the work has ended or the time is over; a failure is logged, because the process ends anyway. */
    public static void await(String what, Uni<?> work, Duration most) {
        try {
            Object unused = work.await().atMost(most);
        } catch (RuntimeException e) {
            LOG.warnf("did not end in order what=%s error=%s", what, e.getMessage());
        }
    }
}
