package io.paythread.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.feed.FeedListener;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.feed.Rendered;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Gives new rows to all streams of this process: read once, by the one tail, and rendered once for all readers who may see
 * the same.
 */
@Singleton
class Broadcast implements FeedListener {
    /** Batches that wait to be rendered. More, and the database does not keep up: readers come back to it one by one. */
    private static final int MOST_BATCHES = 50;

    private static final Duration STOP = Duration.ofSeconds(2);

    private final FeedTail tail;
    private final FeedRows rows;
    private final ObjectMapper json;
    private final StreamTraces traces;
    private final Loop loop;

    // Guarded by this.
    private final Set<Stream> streams = new LinkedHashSet<>();
    private final Deque<Batch> batches = new ArrayDeque<>();
    private Optional<FeedPosition> position = Optional.empty();

    Broadcast(FeedTail tail, FeedRows rows, ObjectMapper json, StreamTraces traces) {
        this.tail = tail;
        this.rows = rows;
        this.json = json;
        this.traces = traces;
        this.loop = new Loop("streams", Duration.ofMinutes(1), this::step);
    }

    private record Batch(List<FeedRow> rows, FeedPosition end) {}

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("streams", loop.stop(), STOP);
    }

    /** From here on the stream gets every row; refused where it has to read on to get here first. */
    synchronized boolean join(Stream stream) {
        FeedPosition at = stream.position();
        if (position.isEmpty()) {
            if (!tail.join(at, this)) {
                return false;
            }
            position = Optional.of(at);
        }
        if (position.get().isAfter(at)) {
            return false;
        }
        streams.add(stream);
        stream.goLive();
        return true;
    }

    synchronized void leave(Stream stream) {
        streams.remove(stream);
        if (streams.isEmpty() && position.isPresent()) {
            tail.leave(this);
            position = Optional.empty();
            batches.clear();
        }
    }

    @Override
    public void rows(List<FeedRow> news, FeedPosition end) {
        List<Stream> late = List.of();
        synchronized (this) {
            if (position.isEmpty()) {
                return;
            }
            if (end.isAfter(position.get())) {
                position = Optional.of(end);
            }
            if (batches.size() == MOST_BATCHES) {
                late = List.copyOf(streams);
                batches.clear();
            } else if (!news.isEmpty() || batches.isEmpty()) {
                batches.add(new Batch(news, end));
            }
        }
        late.forEach(stream -> stream.cut(Frame.Cut.SLOW_READER));
        loop.wake();
    }

    private Uni<Loop.Next> step() {
        Batch batch;
        List<Stream> present;
        synchronized (this) {
            if (batches.isEmpty()) {
                return Uni.createFrom().item(Loop.Next.WAIT);
            }
            batch = batches.remove();
            present = List.copyOf(streams);
        }
        return traces.during(batch.rows(), present, () -> give(batch, present)).replaceWith(Loop.Next.AGAIN);
    }

    private Uni<Void> give(Batch batch, List<Stream> present) {
        Map<Set<String>, List<Stream>> byScopes = new LinkedHashMap<>();
        present.forEach(stream -> byScopes.computeIfAbsent(stream.scopes(), scopes -> new ArrayList<>())
                .add(stream));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<Stream> alike : byScopes.values()) {
            done = done.chain(() -> giveAlike(batch, alike))
                    .onFailure()
                    .invoke(failure -> alike.forEach(stream -> stream.cut(Frame.Cut.FAILED)));
        }
        return done;
    }

    private Uni<Void> giveAlike(Batch batch, List<Stream> alike) {
        Map<Stream, List<FeedRow>> wanted = new Audience(alike).wanted(batch.rows());
        alike.stream()
                .filter(stream -> !wanted.containsKey(stream))
                .forEach(stream -> stream.send(List.of(), batch.end()));
        List<FeedRow> told =
                wanted.values().stream().flatMap(List::stream).distinct().toList();
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : rows.render(told, alike.get(0).scopes())
                        .chain(rendered -> give(batch, wanted, new Frames(rows, json, rendered), rendered));
    }

    /** At once to all but those who are shown reserved reasons: that they are stands in the audit log before. */
    private Uni<Void> give(
            Batch batch, Map<Stream, List<FeedRow>> wanted, Frames frames, Map<UUID, Rendered> rendered) {
        List<Stream> noted = new ArrayList<>();
        wanted.forEach((stream, theirs) -> {
            if (theirs.stream().anyMatch(row -> FeedRows.isReserved(row, rendered))) {
                noted.add(stream);
            } else {
                send(stream, batch, frames, theirs);
            }
        });
        return Multi.createFrom()
                .iterable(noted)
                .onItem()
                .transformToUniAndConcatenate(stream -> note(stream, wanted, rendered)
                        .invoke(() -> send(stream, batch, frames, wanted.getOrDefault(stream, List.of()))))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> note(Stream stream, Map<Stream, List<FeedRow>> wanted, Map<UUID, Rendered> rendered) {
        return rows.note(stream.caller(), wanted.getOrDefault(stream, List.of()), rendered);
    }

    private static void send(Stream stream, Batch batch, Frames frames, List<FeedRow> theirs) {
        stream.send(frames.of(stream.filter(), stream.epoch(), theirs), batch.end());
    }
}
