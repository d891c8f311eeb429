package io.paythread.privacy;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** All that know references, asked one after another. What nobody knows in time counts as a card number. */
@Singleton
public class KnownIds {
    private static final Logger LOG = Logger.getLogger(KnownIds.class);
    /** A look-up by key takes a millisecond; whoever waits longer shall not lose the event over it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Database database;
    private final List<KnownReferences> references;

    KnownIds(Database database, @All List<KnownReferences> references) {
        this.database = database;
        this.references = List.copyOf(references);
    }

    /** Which of the numbers are known references. Asks nobody where there are none; never fails. */
    public Uni<Set<String>> among(Set<String> numbers) {
        return numbers.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : database.reading(tx -> among(tx, numbers))
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .onFailure()
                        .recoverWithItem(KnownIds::nobodyKnows);
    }

    /** The same in a transaction; fails with it. */
    public Uni<Set<String>> among(Tx tx, Set<String> numbers) {
        Uni<Set<String>> known = Uni.createFrom().item(Set.of());
        if (!numbers.isEmpty()) {
            for (KnownReferences each : references) {
                known = known.chain(before -> each.among(tx, numbers).map(more -> union(before, more)));
            }
        }
        return known;
    }

    private static Set<String> nobodyKnows(Throwable failure) {
        LOG.warnf(
                "references not looked up, numbers count as cards error=%s",
                failure.getClass().getSimpleName());
        return Set.of();
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
