package io.paythread.identity;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes what providers say of their accounts and keeps customers in line with it, in the caller's transaction. The
 * result is the same for any order, repetition and batches of the same tellings. Several transactions may do this at the
 * same time, also for accounts that come to belong together: they wait for one another where they must. Where two wait
 * for each other, PostgreSQL ends one with a deadlock error, and its caller runs the whole transaction again.
 */
@Singleton
public class Identities {
    private final NewsStore news;
    private final Learning learning;
    private final CustomerFeed feed;

    Identities(NewsStore news, Learning learning, CustomerFeed feed) {
        this.news = news;
        this.learning = learning;
        this.feed = feed;
    }

    /**
     * Takes the tellings in. Costs one statement when they say nothing new, two when they only repeat what is known,
     * and about fifteen otherwise, however many they are. Locks each new value until the transaction ends: keep to a few hundred tellings.
     *
     * @return the customers that look different now, also those that were joined into another; their revision was raised
     */
    public Uni<Set<UUID>> apply(Tx tx, List<IdentityTelling> tellings) {
        Told told = Told.of(tellings);
        if (told.accounts().isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return news.find(tx, told).chain(fresh -> take(tx, told, fresh));
    }

    /** Whether these tellings would change nothing; a look, without a lock. */
    public Uni<Boolean> knows(Tx tx, List<IdentityTelling> tellings) {
        Told told = Told.of(tellings);
        return told.accounts().isEmpty()
                ? Uni.createFrom().item(true)
                : news.find(tx, told)
                        .map(fresh ->
                                fresh.changesNothing() && fresh.repetitions().isEmpty());
    }

    private Uni<Set<UUID>> take(Tx tx, Told told, News fresh) {
        if (!fresh.changesNothing()) {
            return learning.learn(tx, told, fresh);
        }
        return fresh.repetitions().isEmpty()
                ? Uni.createFrom().item(Set.of())
                : news.repeat(tx, fresh.repetitions())
                        .chain(still -> still ? Uni.createFrom().item(Set.of()) : learning.learn(tx, told, fresh));
    }

    /**
     * Says that the customers of these accounts look different now, each once.
     *
     * @return the number of rows
     */
    public Uni<Integer> changed(Tx tx, Collection<UUID> accountIds) {
        return feed.ofHolders(tx, accountIds);
    }

    /**
     * Appends to the feed what changed on the timelines of accounts, and so raises the revision of each customer concerned
     * by one for each change. A change that is given for two accounts of one customer counts once.
     *
     * @return the number of rows
     */
    public Uni<Integer> touched(Tx tx, List<AccountChange> changes) {
        return feed.ofAccounts(tx, changes);
    }
}
