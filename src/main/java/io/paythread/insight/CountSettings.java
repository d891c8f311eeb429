package io.paythread.insight;

import io.paythread.casework.WorkingHours;
import io.paythread.checkout.CheckoutConfig;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The settings of other packages that what is counted rests on. */
@Singleton
class CountSettings {
    private final CheckoutConfig checkouts;
    private final WorkingHours hours;

    CountSettings(CheckoutConfig checkouts, WorkingHours hours) {
        this.checkouts = checkouts;
        this.hours = hours;
    }

    /** Until how long after its end another checkout counts as the same purchase. */
    Duration elsewhereWithin() {
        return checkouts.elsewhereWithin();
    }

    /** When the team works. */
    WorkingHours hours() {
        return hours;
    }

    /** All of them, to notice a change. */
    String text() {
        return elsewhereWithin() + " " + hours.time();
    }
}
