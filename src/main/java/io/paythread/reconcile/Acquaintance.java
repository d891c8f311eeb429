package io.paythread.reconcile;

import io.paythread.fact.Fact;
import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.Gaps;
import io.paythread.ingest.Subscriptions;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.reconcile.LackRule.Unheard;
import io.paythread.timeline.KnownFacts;
import io.paythread.timeline.KnownFacts.Heard;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which items of a page tell something that should have come before, and when that was. */
@Singleton
class Acquaintance {
    private final FetchedEvents events;
    private final KnownFacts facts;
    private final Gaps gaps;
    private final Subscriptions subscriptions;
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    Acquaintance(
            FetchedEvents events,
            KnownFacts facts,
            Gaps gaps,
            Subscriptions subscriptions,
            Database database,
            Ids ids,
            Clock clock) {
        this.events = events;
        this.facts = facts;
        this.gaps = gaps;
        this.subscriptions = subscriptions;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What came of comparing a page.
     *
     * @param lacking the references of the items that we lack, each with the time of what is missing
     * @param seen what the page says of how things come
     */
    record Compared(Map<String, Instant> lacking, Subscriptions.Seen seen) {}

    /** A fact that an unknown object tells. */
    private record Told(FetchedItem item, Fact.Happened fact) {
        String key() {
            return fact.key();
        }

        String sort() {
            return fact.kind().wireName();
        }
    }

    /**
     * Compares a page with what arrived: events by their ids, objects by the facts that they tell. What means nothing here
     * is not missing, and neither is what happened before both the range and the connection of the source.
     */
    Uni<Compared> compare(ConnectedSource source, List<FetchedItem> items, Instant from) {
        List<String> references =
                items.stream().map(item -> item.event().reference()).toList();
        return events.known(source.id(), references).chain(known -> {
            List<FetchedItem> unknown = items.stream()
                    .filter(item -> !known.references().contains(reference(item)))
                    .toList();
            List<FetchedItem> unknownEvents = of(unknown, FetchedItem.Basis.EVENT)
                    .filter(item -> meansSomething(source, item))
                    .toList();
            List<Told> told = of(unknown, FetchedItem.Basis.OBJECT)
                    .flatMap(item -> told(source, item))
                    .toList();
            List<String> delivered = of(items, FetchedItem.Basis.EVENT)
                    .filter(item -> known.delivered().contains(reference(item)))
                    .map(item -> item.event().type())
                    .toList();
            return database.reading(tx -> compare(tx, source, unknownEvents, told, delivered, from));
        });
    }

    private Uni<Compared> compare(
            Tx tx,
            ConnectedSource source,
            List<FetchedItem> unknownEvents,
            List<Told> told,
            List<String> delivered,
            Instant from) {
        Set<String> keys = told.stream().map(Told::key).collect(Collectors.toSet());
        return gaps.reconciled(tx, source.id())
                .chain(known -> facts.among(tx, source.id(), keys).chain(heard -> {
                    Instant since = known.connectedAt().isBefore(from) ? known.connectedAt() : from;
                    List<Unheard> unheard = unheard(unknownEvents, told, heard, since, from);
                    Set<String> sorts = unheard.stream().map(Unheard::sort).collect(Collectors.toSet());
                    return subscriptions
                            .missing(tx, source.id(), sorts)
                            .map(missing -> new Compared(
                                    LackRule.lacking(unheard, missing, from), seen(unheard, told, heard, delivered)));
                }));
    }

    private static List<Unheard> unheard(
            List<FetchedItem> events, List<Told> told, Heard heard, Instant since, Instant from) {
        List<Unheard> unheard = new ArrayList<>();
        for (FetchedItem item : events) {
            Instant at = at(item, from);
            unheard.add(new Unheard(reference(item), item.event().type(), at, at));
        }
        told.stream()
                .filter(one -> !heard.keys().contains(one.key()))
                .map(one -> new Unheard(
                        reference(one.item()), one.sort(), one.fact().moment().occurredAt(), at(one.item(), from)))
                .filter(one -> !one.at().isBefore(since))
                .forEach(unheard::add);
        return unheard;
    }

    private static Subscriptions.Seen seen(
            List<Unheard> unheard, List<Told> told, Heard heard, List<String> deliveredEvents) {
        Stream<String> deliveredFacts = told.stream()
                .filter(one -> heard.delivered().contains(one.key()))
                .map(Told::sort);
        return new Subscriptions.Seen(
                counts(Stream.concat(deliveredEvents.stream(), deliveredFacts)),
                counts(unheard.stream().map(Unheard::sort)));
    }

    private static Map<String, Long> counts(Stream<String> sorts) {
        return sorts.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Stream<FetchedItem> of(List<FetchedItem> items, FetchedItem.Basis basis) {
        return items.stream().filter(item -> item.basis() == basis);
    }

    private static String reference(FetchedItem item) {
        return item.event().reference();
    }

    private static Instant at(FetchedItem item, Instant from) {
        return item.event().providerTime().orElse(from);
    }

    private boolean meansSomething(ConnectedSource source, FetchedItem item) {
        Translation meaning = meaning(source, item.event());
        return meaning instanceof Translation.Facts || meaning instanceof Translation.NeedsFetch;
    }

    private Stream<Told> told(ConnectedSource source, FetchedItem item) {
        return meaning(source, item.event()) instanceof Translation.Facts told
                ? told.facts().stream()
                        .filter(Fact.Happened.class::isInstance)
                        .map(Fact.Happened.class::cast)
                        .map(fact -> new Told(item, fact))
                : Stream.empty();
    }

    private Translation meaning(ConnectedSource source, SplitEvent event) {
        return source.adapter()
                .translate(new InboundEvent(
                        ids.next(),
                        source.id(),
                        event.reference(),
                        event.type(),
                        event.providerTime(),
                        clock.instant(),
                        event.form(),
                        event.body()));
    }
}
