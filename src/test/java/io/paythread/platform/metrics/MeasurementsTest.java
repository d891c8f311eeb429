package io.paythread.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MeasurementsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Measurements measurements;
    private final Horizon horizon;
    private final Pool pool;

    @Inject
    MeasurementsTest(Measurements measurements, Horizon horizon, Pool pool) {
        this.measurements = measurements;
        this.horizon = horizon;
        this.pool = pool;
    }

    @Test
    void noticesATransactionThatHoldsBackTheHorizonAndItsEnd() {
        // Given
        SqlConnection holder = pool.getConnectionAndAwait();
        holder.query("begin").executeAndAwait();
        holder.query("select pg_current_xact_id()").executeAndAwait();

        // When
        measure();

        // Then
        Eventually.within(PATIENCE, () -> {
            measure();
            assertThat(horizon.held())
                    .hasValueSatisfying(time -> assertThat(time).isPositive());
        });
        holder.query("rollback").executeAndAwait();
        holder.closeAndAwait();
        Eventually.within(PATIENCE, () -> {
            measure();
            assertThat(horizon.held())
                    .hasValueSatisfying(time -> assertThat(time).isLessThan(Duration.ofSeconds(1)));
        });
    }

    private void measure() {
        measurements.take().await().atMost(PATIENCE);
    }
}
