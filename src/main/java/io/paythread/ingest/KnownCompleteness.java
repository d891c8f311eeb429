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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the log tells of a source, and what came of comparing it with its provider. One with an open gap has a gap. One
 * that was compared within {@code paythread.ingest.compared-within} is complete, however silent. Every other one is
 * unknown; or stale where it takes no events or has been silent for longer than {@code paythread.ingest.stale-after}.
 * Answers are {@code paythread.ingest.completeness-believed} old at most; the door does nothing for them.
 */
@Singleton
class KnownCompleteness implements Completeness {
    private final Database database;
    private final LastWordStore store;
    private final Duration staleAfter;
    private final Duration comparedWithin;
    private final Duration gapsShown;
    private final Duration believed;
    private final int most;
    private final Clock clock;
    private final ConcurrentMap<UUID, Known> known = new ConcurrentHashMap<>();

    KnownCompleteness(Database database, LastWordStore store, IngestConfig config, Clock clock) {
        this.database = database;
        this.store = store;
        this.staleAfter = config.staleAfter();
        this.comparedWithin = config.comparedWithin();
        this.gapsShown = config.gapsShown();
        this.believed = config.completenessBelieved();
        this.most = config.maxSources();
        this.clock = clock;
    }

    private volatile @Nullable Holed holed;

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
        return database.reading(tx -> store.of(tx, unread, clock.instant().minus(gapsShown)))
                .invoke(words -> remember(words, now))
                .map(words -> answers(sources));
    }

    @Override
    public Uni<List<SourceCompleteness>> ofAllThatConcern(List<UUID> sources) {
        return holed().map(holed -> Stream.concat(sources.stream(), holed.stream())
                        .distinct()
                        .toList())
                .chain(this::of);
    }

    private Uni<List<UUID>> holed() {
        long now = System.nanoTime();
        Holed last = holed;
        if (last != null && now - last.readAtNanos() < believed.toNanos()) {
            return Uni.createFrom().item(last.sources());
        }
        return database.reading(store::withOpenGaps).invoke(found -> holed = new Holed(found, now));
    }

    private record Holed(List<UUID> sources, long readAtNanos) {}

    private boolean isFresh(UUID source, long now) {
        Known found = known.get(source);
        return found != null && now - found.readAtNanos() < believed.toNanos();
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
                .map(word -> new SourceCompleteness(
                        source,
                        status(word),
                        word.at(),
                        word.reconciledAt(),
                        word.failure(),
                        word.gaps().stream().map(KnownCompleteness::hole).toList(),
                        word.version()))
                .orElseGet(() -> new SourceCompleteness(source, Status.UNKNOWN, Optional.empty()));
    }

    private static Hole hole(Gap gap) {
        return new Hole(gap.from(), gap.to(), gap.state().wireName(), gap.resolvedAt());
    }

    private Status status(LastWord word) {
        if (word.gaps().stream().anyMatch(gap -> gap.state() == Gap.State.OPEN)) {
            return Status.GAP;
        }
        Instant now = clock.instant();
        if (!word.taking()) {
            return Status.STALE;
        }
        boolean compared = word.reconciledAt()
                .filter(at -> at.plus(comparedWithin).isAfter(now))
                .isPresent();
        if (compared) {
            return Status.COMPLETE;
        }
        Instant silentSince = now.minus(staleAfter);
        boolean silent = word.at().filter(at -> at.isBefore(silentSince)).isPresent();
        return silent ? Status.STALE : Status.UNKNOWN;
    }
}
