package io.paythread.casework;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Course;
import io.paythread.timeline.Course.Stretch;
import io.paythread.timeline.LiveMode;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges the risk of tickets by what is known now: at this moment, or for all times to come if nothing else happens. */
@Singleton
class RiskReading {
    private final Gathering gathering;
    private final ThreadStore threads;
    private final CaseworkConfig config;
    private final Clock clock;
    private final RiskRule.Settings settings;
    private final RiskRule rule;

    RiskReading(Gathering gathering, ThreadStore threads, CaseworkConfig config, Clock clock) {
        this.gathering = gathering;
        this.threads = threads;
        this.config = config;
        this.clock = clock;
        this.settings = new RiskRule.Settings(
                hours(config),
                config.together(),
                config.replyWithin(),
                config.remindAbove(),
                config.brandNames().orElse(List.of()).stream().map(Plain::of).toList());
        this.rule = new RiskRule(settings);
    }

    static BusinessTime hours(CaseworkConfig config) {
        return new BusinessTime(config.zone(), config.opens(), config.closes());
    }

    /** The same as long as the same facts give the same score. */
    UUID rules() {
        return Ids.derived(
                "ticket-risk",
                Integer.toString(RiskRule.VERSION),
                settings.toString(),
                config.refundPromisedTags().toString(),
                SignalWords.fingerprint());
    }

    /** At this moment. */
    Uni<Map<UUID, Risk>> now(Tx tx, Collection<ObjectRow> tickets) {
        return gathering
                .known(tx, byId(tickets))
                .chain(known -> facts(tx, known))
                .map(facts -> each(facts, rule::evaluate));
    }

    /** The scores of these tickets for all times. */
    Uni<Map<UUID, List<Stretch<Integer>>>> courses(Tx tx, Collection<ObjectRow> tickets) {
        return gathering.known(tx, byId(tickets)).chain(known -> courses(tx, known));
    }

    /** The scores of the tickets that are known, for all times. */
    Uni<Map<UUID, List<Stretch<Integer>>>> courses(Tx tx, Gathered known) {
        return facts(tx, known).map(facts -> each(facts, this::course));
    }

    private List<Stretch<Integer>> course(RiskFacts facts) {
        return Course.of(RiskTurns.of(facts, settings.hours()), at -> rule.evaluate(facts.at(at))
                .score());
    }

    private static Map<UUID, ObjectRow> byId(Collection<ObjectRow> tickets) {
        return tickets.stream().collect(Collectors.toMap(ObjectRow::id, Function.identity()));
    }

    private static <T> Map<UUID, T> each(Map<UUID, RiskFacts> facts, Function<RiskFacts, T> judged) {
        Map<UUID, T> all = new HashMap<>();
        facts.forEach((id, one) -> all.put(id, judged.apply(one)));
        return all;
    }

    private Uni<Map<UUID, RiskFacts>> facts(Tx tx, Gathered known) {
        Instant now = clock.instant();
        return threads.ofTickets(tx, known.tickets().keySet()).map(all -> {
            Map<UUID, RiskFacts> facts = new HashMap<>();
            known.tickets().values().forEach(ticket -> facts.put(ticket.id(), facts(now, known, ticket, all)));
            return facts;
        });
    }

    private RiskFacts facts(Instant now, Gathered known, ObjectRow ticket, List<CaseThread> all) {
        Set<UUID> linked = all.stream()
                .filter(thread ->
                        thread.ticketId().equals(ticket.id()) && thread.state().holds())
                .map(CaseThread::subjectId)
                .collect(Collectors.toSet());
        return RiskFactsOf.of(
                now,
                ticket,
                known.entries(ticket),
                LiveMode.counting(known.ofCustomer(ticket)),
                linked,
                config.refundPromisedTags());
    }
}
