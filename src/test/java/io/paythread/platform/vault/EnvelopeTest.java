package io.paythread.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a sealed value gives away, and to whom. */
class EnvelopeTest {
    private static final Place PLACE = new Place("source_secret", "sealed", "1");
    private static final byte[] SECRET = "whsec_a_secret_of_ours".getBytes(StandardCharsets.UTF_8);
    private static final WrappingKey KEY = key(1);
    private static final WrappingKey OTHER = key(2);

    @Test
    void opensInItsPlace() {
        // When
        byte[] sealed = Envelope.seal(KEY, PLACE, SECRET);

        // Then
        assertThat(Envelope.open(KEY, PLACE, sealed)).isEqualTo(SECRET);
        assertThat(Envelope.keyId(sealed)).isEqualTo(KEY.id()).isNotEqualTo(OTHER.id());
    }

    @Test
    void showsNothingOfTheContentAndNeverTheSameBytes() {
        // When
        byte[] sealed = Envelope.seal(KEY, PLACE, SECRET);

        // Then
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("whsec");
        assertThat(sealed).isNotEqualTo(Envelope.seal(KEY, PLACE, SECRET));
    }

    @Test
    void staysShutInAnotherRowColumnOrTable() {
        // Given
        byte[] sealed = Envelope.seal(KEY, PLACE, SECRET);

        // Then
        for (Place other : new Place[] {
            new Place("source_secret", "sealed", "2"),
            new Place("source_secret", "other", "1"),
            new Place("endpoint", "sealed", "1"),
            new Place("source_secretsealed", "", "1")
        }) {
            assertThatThrownBy(() -> Envelope.open(KEY, other, sealed))
                    .isInstanceOf(VaultException.class)
                    .hasMessageContaining(other.toString());
        }
    }

    @Test
    void findsEachAlteredByte() {
        // Given
        byte[] sealed = Envelope.seal(KEY, PLACE, SECRET);

        // Then: the key's id is not authenticated where it stands, because the data key would not open under another.
        IntStream.range(9, sealed.length).forEach(i -> {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> Envelope.open(KEY, PLACE, altered)).isInstanceOf(VaultException.class);
        });
        assertThatThrownBy(() -> Envelope.open(KEY, PLACE, Arrays.copyOf(sealed, sealed.length - 1)))
                .isInstanceOf(VaultException.class);
    }

    @Test
    void needsItsKey() {
        // Given
        byte[] sealed = Envelope.seal(KEY, PLACE, SECRET);

        // Then
        assertThatThrownBy(() -> Envelope.open(OTHER, PLACE, sealed)).isInstanceOf(VaultException.class);
    }

    @Test
    void changesItsKeyWithoutAChangeOfTheContent() {
        // Given
        byte[] sealed = Envelope.seal(KEY, PLACE, SECRET);

        // When
        byte[] rewrapped = Envelope.rewrap(KEY, OTHER, PLACE, sealed);

        // Then
        assertThat(Envelope.keyId(rewrapped)).isEqualTo(OTHER.id());
        assertThat(Envelope.open(OTHER, PLACE, rewrapped)).isEqualTo(SECRET);
        assertThatThrownBy(() -> Envelope.open(KEY, PLACE, rewrapped)).isInstanceOf(VaultException.class);
    }

    @Test
    void refusesWhatWasNeverSealed() {
        assertThatThrownBy(() -> Envelope.keyId(SECRET))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining("whsec");
    }

    private static WrappingKey key(int seed) {
        byte[] bytes = new byte[WrappingKey.LENGTH];
        Arrays.fill(bytes, (byte) seed);
        return WrappingKey.of(bytes);
    }
}
