package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DoorHealthTest {
    private final StorageWatch storage = new StorageWatch();

    @Test
    void tellsThatTheDiskIsFullUntilSomethingIsStored() {
        // When
        storage.failed(new PgException("could not extend file", "ERROR", "53100", ""));

        // Then
        assertThat(storage.wrong())
                .hasValueSatisfying(words -> assertThat(words).contains("disk is full", "Free some"));
        storage.stored();
        assertThat(storage.wrong()).isEmpty();
    }

    @Test
    void tellsOfAStandbyAndOfSilence() {
        storage.failed(new PgException("read-only", "ERROR", "25006", ""));
        assertThat(storage.wrong())
                .hasValueSatisfying(words -> assertThat(words).contains("takes no writes"));

        storage.failed(new TimeoutException());
        assertThat(storage.wrong())
                .hasValueSatisfying(words -> assertThat(words).contains("did not answer in time"));
    }

    @Test
    void tellsThatTheQueueIsNearlyFull() {
        assertThat(DoorHealth.full(0.89)).isEmpty();
        assertThat(DoorHealth.full(0.953))
                .hasValueSatisfying(words -> assertThat(words).contains("95 % full"));
    }
}
