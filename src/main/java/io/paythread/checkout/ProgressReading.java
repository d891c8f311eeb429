package io.paythread.checkout;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Course;
import io.paythread.timeline.Course.Stretch;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says by what is known now how checkouts stand at all times, if nothing else happens. */
@Singleton
class ProgressReading {
    private final Visits visits;
    private final CheckoutConfig config;
    private final ProgressRule rule;

    ProgressReading(Visits visits, CheckoutConfig config) {
        this.visits = visits;
        this.config = config;
        this.rule = new ProgressRule(config.stuckAfter(), config.elsewhereWithin());
    }

    /** The same as long as the same visits come to the same states. */
    UUID rules() {
        return Ids.derived(
                "checkout-progress",
                Integer.toString(ProgressRule.VERSION),
                config.stuckAfter().toString(),
                config.elsewhereWithin().toString());
    }

    Uni<Map<UUID, List<Stretch<String>>>> courses(Tx tx, List<ObjectRow> checkouts) {
        return visits.of(tx, checkouts).map(told -> {
            Map<UUID, List<Stretch<String>>> courses = new HashMap<>();
            told.forEach(one -> courses.put(one.visit().id(), course(one)));
            return courses;
        });
    }

    /** Only waiting for the bank turns into something else by itself. */
    private List<Stretch<String>> course(Visits.Told told) {
        List<Instant> turns = told.visit().since().stream()
                .map(since -> since.plus(config.stuckAfter()))
                .toList();
        return Course.of(
                turns,
                at -> rule.evaluate(told.visit(), told.around(), at).state().wireName());
    }
}
