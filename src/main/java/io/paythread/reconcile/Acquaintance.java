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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which items of a page tell nothing that should have come before. */
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

    /** The references of items that we know: events that arrived, and objects that tell no fact of which we had not heard. */
    Uni<Set<String>> of(ConnectedSource source, List<FetchedItem> items) {
        List<String> references =
                items.stream().map(item -> item.event().reference()).toList();
        return events.known(source.id(), references).chain(known -> {
            Map<String, Set<String>> told = told(source, items, known);
            Set<String> keys = told.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            return database.reading(tx -> facts.among(tx, source.id(), keys)).map(heard -> {
                Set<String> all = new HashSet<>(known);
                items.stream()
                        .filter(item -> item.basis() == FetchedItem.Basis.DETAIL)
                        .forEach(item -> all.add(item.event().reference()));
                told.forEach((reference, its) -> {
                    if (heard.containsAll(its)) {
                        all.add(reference);
                    }
                });
                return all;
            });
        });
    }

    /** The keys of what each object tells that is not in the log itself. */
    private Map<String, Set<String>> told(ConnectedSource source, List<FetchedItem> items, Set<String> known) {
        Map<String, Set<String>> told = new HashMap<>();
        items.stream()
                .filter(item -> item.basis() == FetchedItem.Basis.OBJECT)
                .map(FetchedItem::event)
                .filter(event -> !known.contains(event.reference()))
                .forEach(event -> told.put(event.reference(), keys(source, event)));
        return told;
    }

    private Set<String> keys(ConnectedSource source, SplitEvent event) {
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
        return meaning instanceof Translation.Facts facts
                ? facts.facts().stream()
                        .filter(Fact.Happened.class::isInstance)
                        .map(fact -> ((Fact.Happened) fact).key())
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
