package io.paythread.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.ByHand;
import io.paythread.adapters.helpdesk.zendesk.ZendeskAdapter;
import io.paythread.adapters.psp.stripe.StripeAdapter;
import io.paythread.identity.DecisionsByHand;
import io.paythread.identity.Identities;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.LooseDatabase;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.time.TestClock;
import io.paythread.projection.LogStore.LoggedEvent;
import io.paythread.timeline.Timeline;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The services of the projection over one transaction; a restart forgets whatever they keep in memory. */
final class Restartable {
    static final Map<String, SourceAdapter> ADAPTERS =
            Map.of("stripe", new ByHand().get(StripeAdapter.class), "zendesk", new ByHand().get(ZendeskAdapter.class));

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final LooseDatabase database;
    private ByHand services;

    Restartable(LooseDatabase database) {
        this.database = database;
        this.services = services(database);
    }

    void restart() {
        services = services(database);
    }

    void deliver(List<LoggedEvent> batch) {
        if (batch.isEmpty()) {
            return;
        }
        database.run(tx -> takeEffect(tx, batch).replaceWith(true));
    }

    /** The transaction gets as far as its commit. */
    void crashDuring(List<LoggedEvent> batch) {
        database.crash(tx -> takeEffect(tx, batch));
    }

    DecisionsByHand decisions() {
        return services.get(DecisionsByHand.class);
    }

    private Uni<Void> takeEffect(Tx tx, List<LoggedEvent> batch) {
        Meaning meaning = Meaning.of(batch, ADAPTERS);
        assertThat(meaning.outcomes()).noneMatch(outcome -> outcome.state() == Meaning.State.DEAD);
        Identities identities = services.get(Identities.class);
        return services.get(Timeline.class)
                .tell(tx, meaning.matters())
                .chain(accounts ->
                        identities.apply(tx, meaning.identities()).chain(() -> identities.touched(tx, accounts)))
                .replaceWithVoid();
    }

    private static ByHand services(LooseDatabase database) {
        TestClock clock = new TestClock();
        clock.standStill(NOW);
        return new ByHand()
                .with(Database.class, database)
                .with(Clock.class, clock)
                .with(Ids.class, new Ids(clock))
                .with(ObjectMapper.class, new ObjectMapper());
    }
}
