package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.security.Caller;
import io.paythread.security.Refusals;
import io.paythread.security.Scope;
import io.paythread.timeline.ListChoice;
import io.paythread.timeline.ListCondition;
import io.paythread.timeline.ListOrder;
import io.paythread.timeline.ListSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tickets by their risk at the moment of asking: from a score on, up to one, of a band, and the highest first. */
@Singleton
class RiskLists implements ListSource {
    private static final String RISK = "risk";
    private static final String FROM = "risk[gte]";
    private static final String TO = "risk[lte]";
    private static final int MOST = 100;

    private static final String BETWEEN =
            """
            exists (select 1 from ticket_risk r where r.ticket_id = o.id and r.from_at <= ? and r.until_at > ?
                and r.score between ? and ?)""";

    private final Clock clock;

    RiskLists(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ObjectType of() {
        return ObjectType.TICKET;
    }

    @Override
    public Set<String> orders() {
        return Set.of(RISK);
    }

    @Override
    public ListChoice read(Caller caller, Parameters parameters, Map<String, String> words) {
        Optional<Integer> least = parameters.number(FROM, words.get(FROM), 0, MOST);
        Optional<Integer> most = parameters.number(TO, words.get(TO), 0, MOST);
        Optional<String> band =
                parameters.choice(RISK, words.get(RISK), SignalWords.bands()).filter(SignalWords.bands()::contains);
        boolean sorted = RISK.equals(words.get("sort"));
        if (least.isEmpty() && most.isEmpty() && band.isEmpty() && !sorted) {
            return ListChoice.NONE;
        }
        if (!caller.may(Scope.CASES_READ)) {
            throw Refusals.missing(Scope.CASES_READ);
        }
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            parameters.refuse(FROM, "reversed_range", "is not above risk[lte]; exchange the two.");
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int from = Math.max(least.orElse(0), band.map(SignalWords::bandFrom).orElse(0));
        int to = Math.min(most.orElse(MOST), band.map(SignalWords::bandTo).orElse(MOST));
        boolean narrowed = from > 0 || to < MOST;
        return new ListChoice(
                narrowed ? List.of(new ListCondition(BETWEEN, List.of(now, now, from, to))) : List.of(),
                sorted ? Optional.of(order(now)) : Optional.empty());
    }

    private static ListOrder order(OffsetDateTime now) {
        return new ListOrder(
                "join ticket_risk k on k.ticket_id = o.id",
                "k.score",
                "smallint",
                "k.ticket_id",
                false,
                List.of(new ListCondition("k.from_at <= ? and k.until_at > ?", List.of(now, now))));
    }
}
