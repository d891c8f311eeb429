package io.paythread.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.paythread.Eventually;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.DatabaseConfig;
import io.paythread.platform.postgres.OpenDatabase;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored secrets that were in clear, and that are under a former key. */
class ResealingTest {
    private static final List<String> NAMES =
            IntStream.range(0, 250).mapToObj(i -> "name-" + i).toList();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OpenDatabase server = OpenDatabase.with(List.of(
            "V0006__installation_secret.sql",
            "V0040__installation_secret_sealed.sql",
            "V0042__audit_event.sql",
            "afterMigrate__rights.sql"));
    private final Database database = server.database();

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void giveAKey() throws Exception {
        file = folder.resolve("keys");
        Files.writeString(file, line(1));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sealsWhatWasInClear() throws Exception {
        // Given: rows of an earlier release.
        execute(
                """
                insert into installation_secret (name, secret, created_at)
                select 'name-' || n, sha256(n::text::bytea), now() from generate_series(0, 249) n
                """);
        byte[] before = secrets(vault()).get("name-7").await().indefinitely();

        // When
        resealing(vault()).prepare().await().indefinitely();

        // Then
        assertThat(texts("select count(*)::text from installation_secret where secret is not null"))
                .containsExactly("0");
        assertThat(secrets(vault()).get("name-7").await().indefinitely()).isEqualTo(before);
        assertThat(texts("select name from installation_secret where strpos(sealed::text, '"
                        + java.util.HexFormat.of().formatHex(before) + "') > 0"))
                .isEmpty();
    }

    @Test
    void opensNothingThatWasMovedToAnotherRow() throws Exception {
        // Given
        Vault vault = vault();
        fill(secrets(vault), List.of("one", "two"));

        // When
        execute("update installation_secret set sealed = (select sealed from installation_secret where name = 'one')");

        // Then
        assertThat(secrets(vault).get("one").await().indefinitely()).hasSize(InstallationSecrets.LENGTH);
        assertThatThrownBy(() -> secrets(vault).get("two").await().indefinitely())
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("installation_secret.sealed[two]");
    }

    @Test
    void changesTheKeyUnderLoadWithoutAnError() throws Exception {
        // Given: readers and writers that never stop.
        KeyFile keys = keys();
        Vault vault = new Vault(keys);
        InstallationSecrets secrets = secrets(vault);
        fill(secrets, NAMES);
        AtomicBoolean over = new AtomicBoolean();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<AtomicInteger> rounds = List.of(new AtomicInteger(), new AtomicInteger());
        ExecutorService readers = Executors.newFixedThreadPool(2);
        List<Future<?>> load = IntStream.range(0, 2)
                .<Future<?>>mapToObj(
                        reader -> readers.submit(() -> read(secrets, reader, rounds.get(reader), over, failures)))
                .toList();
        awaitRound(rounds);

        // When: a new key comes first; everything is brought under it; the former one goes when nobody uses it any
        // more.
        Resealing resealing = resealing(keys, vault);
        Files.writeString(file, line(2) + "\n" + line(1));
        step(resealing);
        awaitRound(rounds);
        step(resealing);
        Files.writeString(file, line(2));
        step(resealing);
        Files.writeString(file, line(3) + "\n" + line(2));
        step(resealing);
        awaitRound(rounds);
        step(resealing);
        over.set(true);
        for (Future<?> each : load) {
            assertThat(each.get()).isNull();
        }
        readers.shutdown();

        // Then
        assertThat(failures).isEmpty();
        assertThat(resealing.formerValues()).isZero();
        Files.writeString(file, line(3));
        for (String name : NAMES) {
            assertThat(secrets(vault()).get(name).await().indefinitely()).hasSize(InstallationSecrets.LENGTH);
        }
    }

    private static void read(
            InstallationSecrets secrets,
            int reader,
            AtomicInteger rounds,
            AtomicBoolean over,
            Queue<Throwable> failures) {
        while (!over.get()) {
            int round = rounds.get();
            try {
                // Names that are there, and now and then a new one.
                String name = round % 10 == 0 ? "new-" + reader + "-" + round : NAMES.get(round % NAMES.size());
                byte[] unused = secrets.get(name).await().indefinitely();
            } catch (RuntimeException e) {
                failures.add(e);
            }
            rounds.incrementAndGet();
        }
    }

    /** What was under way has ended: each reader has begun and ended another round. */
    private static void awaitRound(List<AtomicInteger> rounds) {
        for (AtomicInteger each : rounds) {
            int before = each.get();
            Eventually.within(PATIENCE, () -> assertThat(each.get()).isGreaterThan(before + 1));
        }
    }

    private static void step(Resealing resealing) {
        var unused = resealing.step().await().indefinitely();
    }

    private static void fill(InstallationSecrets secrets, List<String> names) {
        names.forEach(name -> {
            byte[] unused = secrets.get(name).await().indefinitely();
        });
    }

    private InstallationSecrets secrets(Vault vault) {
        return new InstallationSecrets(database, vault, Clock.systemUTC());
    }

    private Vault vault() {
        return new Vault(keys());
    }

    private Resealing resealing(Vault vault) {
        return resealing(keys(), vault);
    }

    private Resealing resealing(KeyFile keys, Vault vault) {
        return new Resealing(
                keys,
                vault,
                database,
                new SealedStore(),
                List.of(new InstallationColumns()),
                config().getConfigMapping(VaultConfig.class),
                new SimpleMeterRegistry());
    }

    private KeyFile keys() {
        SmallRyeConfig config = config();
        return new KeyFile(config.getConfigMapping(VaultConfig.class), config.getConfigMapping(DatabaseConfig.class));
    }

    private SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(VaultConfig.class)
                .withMapping(DatabaseConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("paythread.key.file", file.toString())
                .build();
    }

    private List<String> texts(String sql) {
        Uni<List<String>> rows = database.reading(tx -> tx.list(sql, row -> row.getString(0)));
        return rows.await().indefinitely();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.asOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String line(int seed) {
        byte[] bytes = new byte[WrappingKey.LENGTH];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
