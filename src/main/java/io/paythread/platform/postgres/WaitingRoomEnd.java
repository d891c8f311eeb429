package io.paythread.platform.postgres;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Closes the waiting room when everything is prepared: right after that the service opens its own ports. */
@Singleton
class WaitingRoomEnd {
    private static final int LAST = Integer.MAX_VALUE;

    void started(@Observes @Priority(LAST) StartupEvent event) {
        DatabaseStart.leave();
    }
}
