package io.paythread.dispute;

import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.time.Timestamps;
import io.paythread.security.Caller;
import io.paythread.timeline.ListChoice;
import io.paythread.timeline.ListCondition;
import io.paythread.timeline.ListSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Disputes at risk: an answer is awaited, the deadline is near and has not passed, and no evidence is at the provider or on
 * its way there, nor is an acceptance. What waits for a second person's approval has not been sent; nor has, for all we
 * know, what the provider did not answer.
 */
@Singleton
class AtRisk implements ListSource {
    private static final String AT_RISK = "at_risk";

    /** Stored moments are spelled alike, with six digits, so their order is that of their texts. */
    private static final String CONDITION =
            """
            (o.status in ('needs_response', 'warning_needs_response')
                and coalesce(o.state #>> '{attributes,evidence_submitted}', 'false') <> 'true'
                and coalesce(o.state #>> '{attributes,evidence_staged}', 'false') <> 'true'
                and (coalesce(o.state #>> '{attributes,due_at}', '~') collate "C") > ?
                and (coalesce(o.state #>> '{attributes,due_at}', '~') collate "C") <= ?
                and not exists (select 1 from evidence_submission s
                    where s.dispute_id = o.id and s.state in ('queued', 'sending', 'succeeded')))""";

    private static final String NOT = "not coalesce(" + CONDITION + ", false)";

    private final Duration within;
    private final Clock clock;

    AtRisk(DisputeConfig config, Clock clock) {
        this.within = config.atRiskWithin();
        this.clock = clock;
    }

    @Override
    public ObjectType of() {
        return ObjectType.DISPUTE;
    }

    @Override
    public Set<String> orders() {
        return Set.of();
    }

    @Override
    public ListChoice read(Caller caller, Parameters parameters, Map<String, String> words) {
        Optional<String> asked = parameters.choice(AT_RISK, words.get(AT_RISK), List.of("true", "false"));
        if (asked.isEmpty()) {
            return ListChoice.NONE;
        }
        Instant now = clock.instant();
        List<Object> values = List.of(Timestamps.format(now), Timestamps.format(now.plus(within)));
        String sql = asked.get().equals("true") ? CONDITION : NOT;
        return new ListChoice(List.of(new ListCondition(sql, values)), Optional.empty());
    }
}
