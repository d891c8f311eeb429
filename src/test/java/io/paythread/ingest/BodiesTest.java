package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    @Test
    void refusesABodyThatWouldFillTheMemory() {
        // Given
        byte[] bomb = Bodies.pack(new byte[Bodies.MAX_BYTES + 1]);

        // When / Then
        assertThatThrownBy(() -> Bodies.unpack(bomb)).hasMessageContaining("larger than");
    }

    @Test
    void refusesABodyThatIsCutShort() {
        // Given
        byte[] whole = Bodies.pack("{\"id\":\"evt_1\"}".repeat(100).getBytes(StandardCharsets.UTF_8));

        // When / Then
        assertThatThrownBy(() -> Bodies.unpack(Arrays.copyOf(whole, whole.length - 3)))
                .hasMessageContaining("cut short");
    }

    @Test
    void refusesADamagedBody() {
        // Given
        byte[] damaged = {7, 7, 7, 7, 7};

        // When / Then
        assertThatThrownBy(() -> Bodies.unpack(damaged)).hasMessageContaining("damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 1_700, 4_096, 100_000, 1_048_576})
    void givesBackExactlyTheBytesThatWentIn(int size) {
        // Given
        byte[] body = new byte[size];
        new Random(size).nextBytes(body);

        // When
        byte[] back = Bodies.unpack(Bodies.pack(body));

        // Then
        assertThat(back).isEqualTo(body);
    }

    @Test
    void givesBackAsMuchAsIsAllowed() {
        // Given
        byte[] largest = new byte[Bodies.MAX_BYTES];

        // When
        byte[] back = Bodies.unpack(Bodies.pack(largest));

        // Then
        assertThat(back).hasSize(Bodies.MAX_BYTES);
    }

    @Test
    void readsWhatTheFirstVersionStored() {
        // Given
        byte[] body = "{\"object\":\"payment_intent\"}".repeat(1_000).getBytes(StandardCharsets.UTF_8);

        // When
        byte[] back = Bodies.unpack(rawDeflate(body));

        // Then
        assertThat(back).isEqualTo(body);
    }

    private static byte[] rawDeflate(byte[] body) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(body);
            deflater.finish();
            byte[] out = new byte[body.length + 64];
            return Arrays.copyOf(out, deflater.deflate(out));
        } finally {
            deflater.end();
        }
    }

    @Test
    void noticesAChangedByte() {
        // Given
        byte[] stored = Bodies.pack("{\"id\":\"evt_1\"}".repeat(100).getBytes(StandardCharsets.UTF_8));
        stored[stored.length - 1] ^= 1;

        // When / Then
        assertThatThrownBy(() -> Bodies.unpack(stored)).hasMessageContaining("damaged");
    }

    @Test
    void makesTextSmaller() {
        // Given
        byte[] body =
                "{\"object\":\"payment_intent\",\"amount\":1050}".repeat(40).getBytes(StandardCharsets.UTF_8);

        // When
        byte[] stored = Bodies.pack(body);

        // Then
        assertThat(stored.length).isLessThan(body.length / 2);
    }
}
