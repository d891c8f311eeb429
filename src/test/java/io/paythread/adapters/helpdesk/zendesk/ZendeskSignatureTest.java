package io.paythread.adapters.helpdesk.zendesk;

import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.NOW;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.SECRET;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.bytes;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.request;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.sign;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.Verdict;
import io.paythread.ingest.spi.Verdict.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskSignatureTest {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final byte[] BODY = bytes("{\"type\":\"zen:event-type:ticket.created\"}");
    private static final String TIMESTAMP = NOW.toString();

    private final ZendeskAdapter adapter = new ZendeskAdapter();

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=abc", "AAAA", "not base64 of thirty-two bytes, only its length=", "\u00e9"})
    void refusesASignatureThatIsNotBase64Of32Bytes(String signature) {
        // When
        Verdict verdict = verify(request(BODY, signature, TIMESTAMP), SECRET);

        // Then
        assertThat(verdict).isEqualTo(new Verdict.Refused(Reason.MALFORMED_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1789377161", "yesterday", "2026-09-14T09:12:41", "+999999999-12-31T23:59:59Z"})
    void refusesATimestampThatIsNotIso8601(String timestamp) {
        // When
        Verdict verdict = verify(signed(BODY, SECRET, timestamp), SECRET);

        // Then
        assertThat(verdict).isEqualTo(new Verdict.Refused(Reason.MALFORMED_SIGNATURE));
    }

    @Test
    void refusesATimestampThatWasNotSigned() {
        // Given
        String fresh = NOW.plusSeconds(1).toString();

        // When
        Verdict verdict = verify(request(BODY, sign(SECRET, TIMESTAMP, BODY), fresh), SECRET);

        // Then
        assertThat(verdict).isEqualTo(new Verdict.Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void refusesASignatureOfTheBodyAlone() {
        // When
        Verdict verdict = verify(request(BODY, sign(SECRET, "", BODY), TIMESTAMP), SECRET);

        // Then
        assertThat(verdict).isEqualTo(new Verdict.Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void refusesASignatureWithASeparatorBetweenTimestampAndBody() {
        // When
        Verdict verdict = verify(request(BODY, sign(SECRET, TIMESTAMP + ".", BODY), TIMESTAMP), SECRET);

        // Then
        assertThat(verdict).isEqualTo(new Verdict.Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void acceptsATimeWithOffsetAsItWasSigned() {
        // When
        Verdict verdict = verify(signed(BODY, SECRET, "2026-09-14T11:12:41+02:00"), SECRET);

        // Then
        assertThat(verdict).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void acceptsWhatNodesCryptoSigned() throws IOException, InterruptedException {
        // Given
        String script = "process.stdout.write(require('crypto').createHmac('sha256', process.argv[1])"
                + ".update(process.argv[2] + process.argv[3]).digest('base64'))";
        String body = "{\"comment\":\"¿Qué pasa? \\\"x\\\"\"}";
        assumeThat(nodeIsThere()).as("node is on the path").isTrue();
        String signature = output("node", "-e", script, SECRET, TIMESTAMP, body);

        // When
        Verdict verdict = verify(request(bytes(body), signature, TIMESTAMP), SECRET);

        // Then
        assertThat(verdict).isEqualTo(new Verdict.Accepted());
    }

    private Verdict verify(InboundRequest request, String... secrets) {
        return adapter.verify(request, new KeyMaterial(List.of(secrets), TOLERANCE), NOW);
    }

    private static boolean nodeIsThere() throws InterruptedException {
        try {
            return output("node", "--version").startsWith("v");
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
