package io.paythread.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.paythread.platform.postgres.DatabaseConfig;
import io.paythread.platform.time.TestClock;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of checkpoints: what is written there, and what a start makes of it. */
class CheckpointFileTest extends SealedLog {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String CUTS = "paythread.audit.cuts";
    private static final String FAILURES = "paythread.audit.checkpoint.failures";

    private final TestClock clock = new TestClock();
    private final Path folder;
    private final Path directory;
    private final Path file;

    CheckpointFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.directory = folder.resolve("checkpoints");
        this.file = directory.resolve("audit-checkpoints.jsonl");
        clock.standStill(NOW);
    }

    @Test
    void triesAgainInTheNextRoundWhatCouldNotBeWritten() throws IOException {
        // Given: something else is where the directory should be.
        Files.createFile(directory);
        Run run = new Run();
        for (int round = 0; round < 3; round++) {
            assertThatThrownBy(run::step).hasMessageContaining("checkpoints");
            clock.standStill(clock.instant().plus(Duration.ofMinutes(1)));
        }
        assertThat(run.count(FAILURES)).isEqualTo(3);

        // When
        Files.delete(directory);
        run.step();

        // Then
        assertThat(run.count(FAILURES)).isEqualTo(3);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void countsAtItsStartWhatWasCutWhileNothingRan() throws IOException {
        // Given
        new Run().step();
        asSuperuser("delete from audit_seal where position > 7; delete from audit_event where seq > 7");

        // When
        Run next = new Run();
        next.step();

        // Then
        assertThat(next.count(CUTS)).isEqualTo(1);
        assertThat(verify(next.checkpoints.testimony()).fault())
                .hasValueSatisfying(fault -> assertThat(fault.reason()).isEqualTo("missing_tail"));
        assertThat(lines()).hasSize(2);
    }

    @Test
    void countsAtItsStartWhatWasRewrittenWhileNothingRan() {
        // Given
        new Run().step();
        asSuperuser("update audit_seal set hash = sha256(hash) where position = 10");

        // When
        Run next = new Run();
        next.step();

        // Then
        assertThat(next.count(CUTS)).isEqualTo(1);
    }

    @Test
    void countsOneCutOnce() {
        // Given
        new Run().step();
        asSuperuser("delete from audit_seal where position > 7; delete from audit_event where seq > 7");
        Run next = new Run();
        next.step();

        // When
        next.step();
        Run later = new Run();
        later.step();

        // Then
        assertThat(next.count(CUTS)).isEqualTo(1);
        assertThat(later.count(CUTS)).isZero();
    }

    @Test
    void countsNothingWhereTheLogHasGrown() {
        // Given
        new Run().step();
        add(5);
        seal(sealer);

        // When
        Run next = new Run();
        next.step();

        // Then
        assertThat(next.count(CUTS)).isZero();
    }

    @Test
    void beginsAnewWhereTheFileWasSetAside() throws IOException {
        // Given
        new Run().step();
        asSuperuser("delete from audit_seal where position > 7; delete from audit_event where seq > 7");
        Files.move(file, folder.resolve("aside.jsonl"));

        // When
        Run next = new Run();
        next.step();

        // Then
        assertThat(next.count(CUTS)).isZero();
        assertThat(lines()).hasSize(1);
        assertThat(verify(next.checkpoints.testimony()).fault()).isEmpty();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    /** One run of the service. */
    private final class Run {
        private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        final Checkpoints checkpoints = new Checkpoints(
                server.database(),
                store,
                new Sealer(server.database(), store, config(), metrics),
                config(),
                database(),
                metrics,
                clock);

        void step() {
            var unused = checkpoints.step().await().indefinitely();
        }

        double count(String name) {
            return metrics.get(name).counter().count();
        }
    }

    private AuditConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(AuditConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("paythread.audit.seal-interval", "PT0.5S")
                .withDefaultValue("paythread.audit.checkpoint.interval", "PT1H")
                .withDefaultValue("paythread.audit.checkpoint.directory", directory.toString())
                .withDefaultValue(
                        "paythread.audit.checkpoint.key-file",
                        folder.resolve("key.pem").toString())
                .build()
                .getConfigMapping(AuditConfig.class);
    }

    private static DatabaseConfig database() {
        return new SmallRyeConfigBuilder()
                .withMapping(DatabaseConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("paythread.database.read-timeout", "PT5S")
                .build()
                .getConfigMapping(DatabaseConfig.class);
    }
}
