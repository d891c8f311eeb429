package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which sorts of things a provider sends by itself. Nobody tells us what a webhook is subscribed to. So it is learnt from
 * comparing: a sort of which several came by asking, and none by itself, is not subscribed to, and its absence no hole.
 * The first ones are taken for holes, for nobody can know yet.
 */
@Singleton
public class Subscriptions {
    /** So many in a row get lost less often than somebody leaves a type out. */
    static final int ENOUGH = 3;

    private static final int DAYS = 28;
    /** More than all types of a provider that mean something here. */
    private static final int MOST = 200;

    private final ToldStore store;
    private final Clock clock;

    Subscriptions(ToldStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What a page of the provider's showed, as counts by sort.
     *
     * @param delivered known here, for a webhook had brought it
     * @param fetched not known here before
     */
    public record Seen(Map<String, Long> delivered, Map<String, Long> fetched) {
        /** A page that shows nothing. */
        public static final Seen NOTHING = new Seen(Map.of(), Map.of());

        public Seen {
            delivered = Map.copyOf(delivered);
            fetched = Map.copyOf(fetched);
        }
    }

    /** Which of these sorts are evidently not subscribed to. */
    public Uni<Set<String>> missing(Tx tx, UUID source, Collection<String> sorts) {
        return sorts.isEmpty() ? Uni.createFrom().item(Set.of()) : store.among(tx, source, sorts, before(), ENOUGH);
    }

    /** All of them, those that come most often first. */
    Uni<List<NotDelivered>> missing(Tx tx, UUID source) {
        return store.all(tx, source, before(), ENOUGH, MOST);
    }

    /** Learns from a page that is being stored. */
    public Uni<Void> learn(Tx tx, UUID source, Seen seen) {
        return seen.equals(Seen.NOTHING)
                ? Uni.createFrom().voidItem()
                : store.add(tx, source, today(), seen.delivered(), seen.fetched());
    }

    /** What lies too far back says nothing any more. */
    public Uni<Void> forget(Tx tx, UUID source) {
        return store.forget(tx, source, before());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private LocalDate before() {
        return today().minusDays(DAYS);
    }
}
