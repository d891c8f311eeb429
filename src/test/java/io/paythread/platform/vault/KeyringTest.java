package io.paythread.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.platform.postgres.DatabaseConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where keys come from, and how one follows another. */
class KeyringTest {
    private static final Place PLACE = new Place("source_secret", "sealed", "1");
    private static final byte[] SECRET = "whsec_a_secret_of_ours".getBytes(StandardCharsets.UTF_8);

    @Test
    void readsThePresentKeyAndFormerOnes() {
        // When
        Keyring ring = Keyring.parse("# comment\n" + line(1) + "\n\n  " + line(2) + "\n" + line(1));

        // Then
        assertThat(ring.size()).isEqualTo(2);
        assertThat(ring.find(ring.present().id())).isPresent();
        assertThat(ring.toString()).doesNotContain(line(1)).doesNotContain(line(2));
    }

    @Test
    void refusesWhatIsNoKeyWithoutRepeatingIt() {
        assertThatThrownBy(() -> Keyring.parse("")).hasMessageContaining("no key");
        assertThatThrownBy(() -> Keyring.parse("not base64 at all!"))
                .hasMessageContaining("base64")
                .hasMessageNotContaining("at all");
        assertThatThrownBy(() -> Keyring.parse("c2hvcnQ=")).hasMessageContaining("32 bytes");
    }

    @Test
    void makesAKeyForItsOwnDatabase(@TempDir Path folder) throws Exception {
        // When
        KeyFile first = keys(
                Map.of("paythread.database.directory", folder.resolve("data").toString()));
        KeyFile second = keys(
                Map.of("paythread.database.directory", folder.resolve("data").toString()));

        // Then
        Path file = folder.resolve("data").resolve("key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.ring().present().id())
                .isEqualTo(second.ring().present().id());
    }

    @Test
    void changesTheKeyWhileItRuns(@TempDir Path folder) throws Exception {
        // Given
        Path file = folder.resolve("keys");
        Files.writeString(file, line(1));
        KeyFile keys = keys(Map.of("paythread.key.file", file.toString()));
        Vault vault = new Vault(keys);
        byte[] old = vault.seal(PLACE, SECRET);

        // When: the new one comes first, the former one stays.
        Files.writeString(file, line(2) + "\n" + line(1));
        Keyring read = keys.readAgain();
        byte[] rewrapped = vault.rewrap(PLACE, old);
        byte[] fresh = vault.seal(PLACE, SECRET);

        // Then
        assertThat(read.present().id()).isEqualTo(Envelope.keyId(fresh)).isEqualTo(Envelope.keyId(rewrapped));
        assertThat(vault.open(PLACE, old)).isEqualTo(SECRET);

        // When: the former one goes.
        Files.writeString(file, line(2));
        Keyring unused = keys.readAgain();

        // Then
        assertThat(vault.open(PLACE, rewrapped)).isEqualTo(SECRET);
        assertThat(vault.open(PLACE, fresh)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault.open(PLACE, old))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("further line");
    }

    @Test
    void looksIntoTheFileForAKeyThatAnotherProcessUsesAlready(@TempDir Path folder) throws Exception {
        // Given
        Path file = folder.resolve("keys");
        Files.writeString(file, line(1));
        Vault slow = new Vault(keys(Map.of("paythread.key.file", file.toString())));
        Files.writeString(file, line(2) + "\n" + line(1));
        Vault quick = new Vault(keys(Map.of("paythread.key.file", file.toString())));

        // When
        byte[] sealed = quick.seal(PLACE, SECRET);

        // Then
        assertThat(slow.open(PLACE, sealed)).isEqualTo(SECRET);
    }

    @Test
    void keepsItsKeysWhenTheFileIsBroken(@TempDir Path folder) throws Exception {
        // Given
        Path file = folder.resolve("keys");
        Files.writeString(file, line(1));
        KeyFile keys = keys(Map.of("paythread.key.file", file.toString()));
        long id = keys.ring().present().id();

        // When
        Files.writeString(file, "half a ke");

        // Then
        assertThat(keys.readAgain().present().id()).isEqualTo(id);
    }

    private static KeyFile keys(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(VaultConfig.class)
                .withMapping(DatabaseConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("paythread.key.refresh", "PT5S");
        settings.forEach(builder::withDefaultValue);
        SmallRyeConfig config = builder.build();
        return new KeyFile(config.getConfigMapping(VaultConfig.class), config.getConfigMapping(DatabaseConfig.class));
    }

    private static String line(int seed) {
        byte[] bytes = new byte[WrappingKey.LENGTH];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
