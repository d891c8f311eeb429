package io.paythread.ingest;

import io.paythread.platform.postgres.Database;
import io.paythread.timeline.Completeness;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What the log tells of a source. Nobody compares it with the provider yet, so none is called complete and no gap is
 * known: a source that takes no events, or has been silent for longer than {@code paythread.ingest.stale-after}, is
 * stale, and of every other one it is unknown. Answers are a few seconds old at most; the door does nothing for them.
 */
@Singleton
class KnownCompleteness implements Completeness {
    /** Pages of timelines are read far more often than a source's last word matters. */
    private static final Duration BELIEVED = Duration.ofSeconds(3);

    private final Database database;
    private final LastWordStore store;
    private final Duration staleAfter;
    private final int most;
    private final Clock clock;
    private final ConcurrentMap<UUID, Known> known = new ConcurrentHashMap<>();

    KnownCompleteness(Database database, LastWordStore store, IngestConfig config, Clock clock) {
        this.database = database;
        this.store = store;
        this.staleAfter = config.staleAfter();
        this.most = config.maxSources();
        this.clock = clock;
    }

    private record Known(LastWord word, long readAtNanos) {}

    @Override
    public Uni<List<SourceCompleteness>> of(List<UUID> sources) {
        // Not the clock's time: a clock that is set back would keep an answer for ever.
        long now = System.nanoTime();
        List<UUID> unread =
                sources.stream().filter(source -> !isFresh(source, now)).toList();
        if (unread.isEmpty()) {
            return Uni.createFrom().item(answers(sources));
        }
        return database.reading(tx -> store.of(tx, unread))
                .invoke(words -> remember(words, now))
                .map(words -> answers(sources));
    }

    private boolean isFresh(UUID source, long now) {
        Known found = known.get(source);
        return found != null && now - found.readAtNanos() < BELIEVED.toNanos();
    }

    private void remember(List<LastWord> words, long now) {
        if (known.size() + words.size() > most) {
            known.clear();
        }
        words.forEach(word -> known.put(word.source(), new Known(word, now)));
    }

    private List<SourceCompleteness> answers(List<UUID> sources) {
        return sources.stream().map(this::answer).toList();
    }

    private SourceCompleteness answer(UUID source) {
        return Optional.ofNullable(known.get(source))
                .map(found -> found.word())
                .map(word -> new SourceCompleteness(source, status(word), word.at()))
                .orElseGet(() -> new SourceCompleteness(source, Status.UNKNOWN, Optional.empty()));
    }

    private Status status(LastWord word) {
        Instant silentSince = clock.instant().minus(staleAfter);
        boolean silent = word.at().filter(at -> at.isBefore(silentSince)).isPresent();
        return silent || !word.taking() ? Status.STALE : Status.UNKNOWN;
    }
}
