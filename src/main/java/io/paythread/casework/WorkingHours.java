package io.paythread.casework;

import jakarta.inject.Singleton;

/** When the team works, as configured. For packages above, that measure by it. */
@Singleton
public class WorkingHours {
    private final BusinessTime time;

    WorkingHours(CaseworkConfig config) {
        this.time = new BusinessTime(config.zone(), config.opens(), config.closes());
    }

    public BusinessTime time() {
        return time;
    }
}
