package io.paythread.ingest;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Verdict;
import io.paythread.platform.id.Ids;
import io.paythread.privacy.KnownIds;
import io.paythread.privacy.Receipt;
import io.paythread.privacy.Redacted;
import io.paythread.privacy.Redactor;
import io.paythread.privacy.Search;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What happens to a request that has arrived: verified over its exact bytes, split, redacted, handed to the commit. Pure
 * computation up to there; only where a text holds a number that could be a card's or an id's, the database is asked
 * whether it is an id that we know.
 */
@ApplicationScoped
class Door {
    private final Ids ids;
    private final Redactor redactor;
    private final KnownIds known;
    private final Commits commits;
    private final IngestMetrics metrics;

    Door(Ids ids, Redactor redactor, KnownIds known, Commits commits, IngestMetrics metrics) {
        this.ids = ids;
        this.redactor = redactor;
        this.known = known;
        this.commits = commits;
        this.metrics = metrics;
    }

    /**
     * Takes the request in, if the provider signed it. Where the verdict is a refusal nothing has been stored and nobody
     * is told later.
     */
    Verdict receive(LiveSource source, InboundRequest request, Optional<String> trace, Consumer<Outcome> waiting) {
        Verdict verdict = source.adapter().verify(request, source.keys(request.receivedAt()), request.receivedAt());
        if (verdict instanceof Verdict.Accepted) {
            Coming coming = new Coming(NewEvent.Origin.WEBHOOK, request.receivedAt(), trace);
            take(source, source.adapter().split(request), coming, waiting);
        }
        return verdict;
    }

    /** Takes in what we asked the provider for. */
    void fetched(LiveSource source, SplitEvent event, Instant receivedAt, Consumer<Outcome> waiting) {
        Coming coming = new Coming(NewEvent.Origin.RECONCILE, receivedAt, Optional.empty());
        take(source, List.of(event), coming, waiting);
    }

    /** How and when events come. */
    private record Coming(NewEvent.Origin origin, Instant receivedAt, Optional<String> trace) {}

    private void take(LiveSource source, List<SplitEvent> events, Coming coming, Consumer<Outcome> waiting) {
        List<Searched> searched = search(source, events);
        Set<String> candidates = searched.stream()
                .flatMap(each -> each.search().candidates().stream())
                .collect(Collectors.toUnmodifiableSet());
        if (candidates.isEmpty()) {
            commits.submit(events(source, searched, Set.of(), coming), coming.trace(), waiting);
        } else {
            var unused = known.among(candidates)
                    .subscribeAsCompletionStage()
                    .thenAccept(
                            theirs -> commits.submit(events(source, searched, theirs, coming), coming.trace(), waiting))
                    .exceptionally(fault -> {
                        waiting.accept(new Outcome.NotStored(Outcome.Cause.FAILED));
                        return null;
                    });
        }
    }

    private List<Searched> search(LiveSource source, List<SplitEvent> events) {
        Set<String> spared = source.adapter().idFields();
        return events.stream()
                .map(Storable::of)
                .map(this::withoutCardInItsName)
                .map(event -> new Searched(event, redactor.search(event.body(), spared)))
                .toList();
    }

    /** Reference and type are stored beside the body; no provider puts a card number there, a forged type may. */
    private SplitEvent withoutCardInItsName(SplitEvent event) {
        boolean clean = redactor.redactText(event.reference()).equals(event.reference())
                && redactor.redactText(event.type()).equals(event.type());
        return clean ? event : Storable.unreadable(event);
    }

    private List<NewEvent> events(LiveSource source, List<Searched> searched, Set<String> known, Coming coming) {
        return searched.stream()
                .map(each -> event(source, each.event(), each.search().redactedBut(known), coming))
                .toList();
    }

    private NewEvent event(LiveSource source, SplitEvent event, Redacted clean, Coming coming) {
        metrics.redacted(source.name(), clean.count());
        return new NewEvent(
                ids.next(),
                source.id(),
                event.reference(),
                event.twin(),
                event.type(),
                event.form(),
                coming.origin(),
                event.providerTime(),
                coming.receivedAt(),
                Partitions.of(source.id(), event.partitionKey()),
                Bodies.pack(clean.body()),
                event.body().length,
                Bodies.sha256(event.body()),
                clean.count(),
                Receipt.of(clean),
                coming.trace());
    }

    private record Searched(SplitEvent event, Search search) {}
}
