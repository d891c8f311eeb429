package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.timeline.Annex;
import io.paythread.timeline.AnnexSource;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The risk of tickets, as it is at the moment of reading: some of it is waiting time. */
@Singleton
class TicketRisks implements AnnexSource {
    private final Database database;
    private final Gathering gathering;
    private final ThreadStore threads;
    private final CaseworkConfig config;
    private final Clock clock;
    private final RiskRule rule;

    TicketRisks(Database database, Gathering gathering, ThreadStore threads, CaseworkConfig config, Clock clock) {
        this.database = database;
        this.gathering = gathering;
        this.threads = threads;
        this.config = config;
        this.clock = clock;
        this.rule = new RiskRule(new RiskRule.Settings(
                hours(config),
                config.together(),
                config.replyWithin(),
                config.brandNames().orElse(List.of()).stream().map(Plain::of).toList()));
    }

    static BusinessTime hours(CaseworkConfig config) {
        return new BusinessTime(config.zone(), config.opens(), config.closes());
    }

    @Override
    public List<Annex> annexes() {
        return List.of(new Annex(ObjectType.TICKET, "risk", false, this::read));
    }

    private Uni<Map<UUID, Object>> read(Caller caller, List<ObjectRow> rows) {
        if (!caller.may(Scope.CASES_READ)) {
            return Uni.createFrom().item(Map.of());
        }
        return database.reading(tx -> risks(tx, rows)).map(risks -> {
            Map<UUID, Object> views = new HashMap<>();
            risks.forEach((id, risk) -> views.put(id, RiskView.of(risk)));
            return views;
        });
    }

    private Uni<Map<UUID, Risk>> risks(Tx tx, List<ObjectRow> tickets) {
        Map<UUID, ObjectRow> byId = tickets.stream().collect(Collectors.toMap(ObjectRow::id, Function.identity()));
        return gathering.known(tx, byId).chain(known -> threads.ofTickets(tx, byId.keySet())
                .map(all -> {
                    Map<UUID, Risk> risks = new HashMap<>();
                    tickets.forEach(ticket -> risks.put(ticket.id(), risk(known, ticket, all)));
                    return risks;
                }));
    }

    private Risk risk(Gathered known, ObjectRow ticket, List<CaseThread> all) {
        Set<UUID> linked = all.stream()
                .filter(thread ->
                        thread.ticketId().equals(ticket.id()) && thread.state().holds())
                .map(CaseThread::subjectId)
                .collect(Collectors.toSet());
        return rule.evaluate(RiskFactsOf.of(
                clock.instant(),
                ticket,
                known.entries(ticket),
                known.ofCustomer(ticket),
                linked,
                config.refundPromisedTags()));
    }
}
