package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Sql;
import io.paythread.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job may be taken up by another process than the one that has made its source. */
@QuarkusTest
class FetchedEventsTest {
    private final FetchedEvents events;
    private final Sql sql;
    private final Ids ids;
    private UUID id = new UUID(0, 0);

    @Inject
    FetchedEventsTest(FetchedEvents events, Sql sql, Ids ids) {
        this.events = events;
        this.sql = sql;
        this.ids = ids;
    }

    @BeforeEach
    void anotherProcessMakesASource() {
        id = ids.next();
        sql.run(
                "insert into source (id, name, provider, kind, managed_by, created_at, updated_at)"
                        + " values (?, ?, 'stripe', 'psp', 'api', now(), now())",
                id,
                "made-elsewhere-" + id.toString().substring(24));
    }

    @AfterEach
    void nobodyNeedsIt() {
        sql.run("update source set state = 'deleted', version = version + 1 where id = ?", id);
    }

    @Test
    void knowsASourceThatAnotherProcessHasJustMade() {
        // When
        var found = events.source(id).await().indefinitely();

        // Then
        assertThat(found).map(ConnectedSource::id).contains(id);
    }

    @Test
    void knowsNoSourceThatNobodyHasMade() {
        // When
        var found = events.source(ids.next()).await().indefinitely();

        // Then
        assertThat(found).isEmpty();
    }
}
