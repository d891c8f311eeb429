package io.paythread.ingest;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Verdict;
import io.paythread.platform.id.Ids;
import io.paythread.privacy.Redacted;
import io.paythread.privacy.Redactor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What happens to a request that has arrived: verified over its exact bytes, split, redacted, handed to the commit. Pure
 * computation up to there; nothing is asked of anybody else.
 */
@ApplicationScoped
class Door {
    private final Ids ids;
    private final Redactor redactor;
    private final Commits commits;

    Door(Ids ids, Redactor redactor, Commits commits) {
        this.ids = ids;
        this.redactor = redactor;
        this.commits = commits;
    }

    /**
     * Takes the request in, if the provider signed it. Where the verdict is a refusal nothing has been stored and nobody
     * is told later.
     */
    Verdict receive(LiveSource source, InboundRequest request, Consumer<Outcome> waiting) {
        Verdict verdict = source.adapter().verify(request, source.keys(request.receivedAt()), request.receivedAt());
        if (verdict instanceof Verdict.Accepted) {
            commits.submit(events(source, request), waiting);
        }
        return verdict;
    }

    private List<NewEvent> events(LiveSource source, InboundRequest request) {
        Set<String> spared = source.adapter().idFields();
        return source.adapter().split(request).stream()
                .map(event -> Storable.of(event))
                .map(event -> event(source, event, spared, request.receivedAt()))
                .toList();
    }

    private NewEvent event(LiveSource source, SplitEvent event, Set<String> spared, Instant receivedAt) {
        Redacted clean = redactor.redact(event.body(), spared);
        return new NewEvent(
                ids.next(),
                source.id(),
                event.reference(),
                event.twin(),
                event.type(),
                event.form(),
                NewEvent.Origin.WEBHOOK,
                event.providerTime(),
                receivedAt,
                Partitions.of(source.id(), event.partitionKey()),
                Bodies.pack(clean.body()),
                event.body().length,
                Bodies.sha256(event.body()),
                clean.hits().size() + clean.removedCodes());
    }
}
