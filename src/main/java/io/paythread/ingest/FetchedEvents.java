package io.paythread.ingest;

import io.paythread.ingest.spi.SplitEvent;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The door for events that we asked for. They take the way of those that were sent: redacted, committed together with
 * others, known by source and reference. Only the signature is missing, for it was us who called.
 */
@Singleton
public class FetchedEvents {
    /** A thin event under way stands for its snapshot: nothing is missing, it is being fetched. */
    private static final String KNOWN =
            """
            select asked.reference, bool_or(known.origin = 'webhook') as delivered
              from unnest($2::text[]) as asked (reference)
             cross join lateral (
                   select e.origin from inbound_event e where e.source_id = $1 and e.reference = asked.reference
                    union all
                   select t.origin from inbound_event t where t.source_id = $1 and t.twin = asked.reference) known
             group by asked.reference
            """;

    private static final int RETRY_SECONDS = 5;

    private final SourceDirectory directory;
    private final Door door;
    private final Database database;
    private final Clock clock;

    FetchedEvents(SourceDirectory directory, Door door, Database database, Clock clock) {
        this.directory = directory;
        this.door = door;
        this.database = database;
        this.clock = clock;
    }

    /** The source, if it takes events. Where it does not, as far as this process knows, another may know better. */
    public Uni<Optional<ConnectedSource>> source(UUID id) {
        Optional<ConnectedSource> here = live(id);
        return here.isPresent()
                ? Uni.createFrom().item(here)
                : Uni.createFrom()
                        .completionStage(() -> directory.refresh().toCompletionStage())
                        .map(looked -> live(id));
    }

    private Optional<ConnectedSource> live(UUID id) {
        return directory.find(id).filter(LiveSource::takesEvents).map(FetchedEvents::connected);
    }

    /** All sources that take events. */
    public List<ConnectedSource> sources() {
        return directory.all().stream()
                .filter(LiveSource::takesEvents)
                .map(FetchedEvents::connected)
                .toList();
    }

    private static ConnectedSource connected(LiveSource source) {
        return new ConnectedSource(source.id(), source.name(), source.adapter());
    }

    /**
     * Of the events asked for those that have arrived, in their full form or in their thin one.
     *
     * @param references all of them
     * @param delivered those that a webhook brought
     */
    public record Known(Set<String> references, Set<String> delivered) {
        public Known {
            references = Set.copyOf(references);
            delivered = Set.copyOf(delivered);
        }
    }

    private record One(String reference, boolean delivered) {}

    /** Which of these have arrived. */
    public Uni<Known> known(UUID source, Collection<String> references) {
        return references.isEmpty()
                ? Uni.createFrom().item(new Known(Set.of(), Set.of()))
                : database.reading(tx -> tx.list(
                                KNOWN,
                                row -> new One(row.getString("reference"), row.getBoolean("delivered")),
                                source,
                                references.toArray(String[]::new)))
                        .map(FetchedEvents::arrived);
    }

    private static Known arrived(List<One> found) {
        return new Known(
                found.stream().map(One::reference).collect(Collectors.toUnmodifiableSet()),
                found.stream().filter(One::delivered).map(One::reference).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Stores what is not there yet; gives the references of those that were new. When it gives them, everything is
     * durable; when it fails, some of it may be, and asking again does no harm.
     */
    public Uni<Set<String>> take(UUID id, List<SplitEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Uni.createFrom()
                .item(() -> directory
                        .find(id)
                        .filter(LiveSource::takesEvents)
                        .orElseThrow(() ->
                                new ServiceException(ErrorCode.CONFLICT, "The source takes no events at the moment.")))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(source -> Uni.join()
                        .all(events.stream().map(event -> take(source, event)).toList())
                        .andCollectFailures())
                .map(stored -> {
                    Set<String> fresh = new HashSet<>();
                    stored.forEach(fresh::addAll);
                    return fresh;
                });
    }

    private Uni<Set<String>> take(LiveSource source, SplitEvent event) {
        return Uni.createFrom()
                .emitter(emitter -> door.fetched(source, event, clock.instant(), outcome -> {
                    if (outcome instanceof Outcome.Stored stored) {
                        emitter.complete(stored.stored() > 0 ? Set.of(event.reference()) : Set.of());
                    } else {
                        emitter.fail(ServiceException.retryLater(
                                ErrorCode.UNAVAILABLE,
                                "The log of events takes nothing at the moment.",
                                RETRY_SECONDS));
                    }
                }));
    }
}
