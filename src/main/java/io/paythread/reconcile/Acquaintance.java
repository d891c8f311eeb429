package io.paythread.reconcile;

import io.paythread.fact.Fact;
import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.timeline.KnownFacts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which items of a page tell something that should have come before, and when that was. */
@Singleton
class Acquaintance {
    private final FetchedEvents events;
    private final KnownFacts facts;
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    Acquaintance(FetchedEvents events, KnownFacts facts, Database database, Ids ids, Clock clock) {
        this.events = events;
        this.facts = facts;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The references of items that we lack, each with the time of what is missing: events that never arrived, and objects
     * that tell facts of which we had not heard. An object may have changed long after what we missed.
     *
     * @param from what lies before is of no concern: what an object tells of then is named by the object's own time
     */
    Uni<Map<String, Instant>> lacking(ConnectedSource source, List<FetchedItem> items, Instant from) {
        List<String> references =
                items.stream().map(item -> item.event().reference()).toList();
        return events.known(source.id(), references).chain(known -> {
            List<FetchedItem> unknown = items.stream()
                    .filter(item -> !known.contains(item.event().reference()))
                    .filter(item -> item.basis() != FetchedItem.Basis.DETAIL)
                    .toList();
            Map<String, Map<String, Instant>> told = told(source, unknown);
            Set<String> keys =
                    told.values().stream().flatMap(one -> one.keySet().stream()).collect(Collectors.toSet());
            return database.reading(tx -> facts.among(tx, source.id(), keys))
                    .map(heard -> lacking(unknown, told, heard, from));
        });
    }

    private static Map<String, Instant> lacking(
            List<FetchedItem> unknown, Map<String, Map<String, Instant>> told, Set<String> heard, Instant from) {
        Map<String, Instant> lacking = new HashMap<>();
        for (FetchedItem item : unknown) {
            SplitEvent event = item.event();
            Instant own = event.providerTime().orElse(from);
            if (item.basis() == FetchedItem.Basis.EVENT) {
                lacking.put(event.reference(), own);
                continue;
            }
            Map<String, Instant> its = told.getOrDefault(event.reference(), Map.of());
            if (!heard.containsAll(its.keySet())) {
                lacking.put(event.reference(), firstUnheard(its, heard, from).orElse(own));
            }
        }
        return lacking;
    }

    private static Optional<Instant> firstUnheard(Map<String, Instant> told, Set<String> heard, Instant from) {
        return told.entrySet().stream()
                .filter(fact -> !heard.contains(fact.getKey()))
                .map(Map.Entry::getValue)
                .filter(at -> !at.isBefore(from))
                .min(Instant::compareTo);
    }

    /** The keys and times of what each object tells. */
    private Map<String, Map<String, Instant>> told(ConnectedSource source, List<FetchedItem> unknown) {
        return unknown.stream()
                .filter(item -> item.basis() == FetchedItem.Basis.OBJECT)
                .map(FetchedItem::event)
                .collect(Collectors.toMap(SplitEvent::reference, event -> facts(source, event), (one, same) -> one));
    }

    private Map<String, Instant> facts(ConnectedSource source, SplitEvent event) {
        Instant now = clock.instant();
        Translation meaning = source.adapter()
                .translate(new InboundEvent(
                        ids.next(),
                        source.id(),
                        event.reference(),
                        event.type(),
                        event.providerTime(),
                        now,
                        event.form(),
                        event.body()));
        return meaning instanceof Translation.Facts told
                ? told.facts().stream()
                        .filter(Fact.Happened.class::isInstance)
                        .map(Fact.Happened.class::cast)
                        .collect(Collectors.toMap(
                                Fact.Happened::key, fact -> fact.moment().occurredAt(), (one, other) -> one))
                : Map.of();
    }
}
