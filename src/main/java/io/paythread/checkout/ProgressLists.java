package io.paythread.checkout;

import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.security.Caller;
import io.paythread.timeline.ListChoice;
import io.paythread.timeline.ListCondition;
import io.paythread.timeline.ListSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checkouts by what has become of them at the moment of asking. */
@Singleton
class ProgressLists implements ListSource {
    private static final String PROGRESS = "progress";

    private static final List<String> STATES =
            Arrays.stream(Progress.State.values()).map(Progress.State::wireName).toList();

    private static final String CONDITION =
            """
            exists (select 1 from checkout_progress p where p.checkout_id = o.id and p.from_at <= ? and p.until_at > ?
                and p.state = ?)""";

    private final Clock clock;

    ProgressLists(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ObjectType of() {
        return ObjectType.CHECKOUT;
    }

    @Override
    public Set<String> orders() {
        return Set.of();
    }

    @Override
    public ListChoice read(Caller caller, Parameters parameters, Map<String, String> words) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return parameters
                .choice(PROGRESS, words.get(PROGRESS), STATES)
                .map(state -> new ListCondition(CONDITION, List.of(now, now, state)))
                .map(condition -> new ListChoice(List.of(condition), Optional.empty()))
                .orElse(ListChoice.NONE);
    }
}
