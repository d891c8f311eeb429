package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Course.Stretch;
import io.paythread.timeline.History;
import io.paythread.timeline.Walk;
import io.paythread.timeline.Walks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps the scores of tickets what they would be if they were read now. Doing it again changes nothing. What waiting does to
 * them is stored beforehand, so that a score is right at every moment without anybody coming back to it.
 */
@Singleton
class StoredRisks {
    /** Tickets that are read and judged at once. */
    private static final int PIECE = 5;

    private final RiskReading reading;
    private final RiskStore store;
    private final History history;
    private final Walks walks;
    private final Walk walk;

    StoredRisks(RiskReading reading, RiskStore store, History history, Walks walks) {
        this.reading = reading;
        this.store = store;
        this.history = history;
        this.walks = walks;
        this.walk = new Walk("ticket-risk", ObjectType.TICKET, reading.rules(), PIECE);
    }

    /** Of these tickets, around which this is known. One that is gone has no score any more. */
    Uni<Void> renew(Tx tx, Collection<UUID> tickets, Gathered known) {
        return reading.courses(tx, known).chain(courses -> write(tx, tickets, courses));
    }

    /** Of the tickets that these changes concern though no thread can change by them. */
    Uni<Void> follow(Tx tx, List<FeedRow> rows) {
        return store.touched(tx, rows).chain(tickets -> pieces(tx, tickets));
    }

    /** The next piece of all that was there before; gives whether there is more. */
    Uni<Boolean> walk(Tx tx) {
        return walks.step(
                tx, walk, rows -> reading.courses(tx, rows).chain(courses -> write(tx, courses.keySet(), courses)));
    }

    private Uni<Void> pieces(Tx tx, List<UUID> tickets) {
        if (tickets.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> piece = tickets.subList(0, Math.min(PIECE, tickets.size()));
        return history.objects(tx, ObjectType.TICKET, piece)
                .chain(found -> reading.courses(tx, found.values()))
                .chain(courses -> write(tx, piece, courses))
                .chain(() -> pieces(tx, tickets.subList(piece.size(), tickets.size())));
    }

    private Uni<Void> write(Tx tx, Collection<UUID> tickets, Map<UUID, List<Stretch<Integer>>> courses) {
        return store.of(tx, tickets).chain(stored -> {
            Set<UUID> other = new HashSet<>(tickets);
            other.removeIf(id -> stored.getOrDefault(id, List.of()).equals(courses.getOrDefault(id, List.of())));
            Map<UUID, List<Stretch<Integer>>> changed = new HashMap<>(courses);
            changed.keySet().retainAll(other);
            return other.isEmpty() ? Uni.createFrom().voidItem() : store.replace(tx, other, changed);
        });
    }
}
