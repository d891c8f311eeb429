package io.paythread.adapters.psp.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.Verdict;
import io.paythread.ingest.spi.Verdict.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures made by Stripe's own library; where both sides are meant to agree, its verdict is asked too. */
class StripeSignatureTest {
    private static final Instant NOW = Instant.parse("2026-09-14T09:00:00.750Z");
    private static final String SECRET = "whsec_first";
    private static final String OTHER = "whsec_second";
    private static final String BODY = "{\"id\":\"evt_1\",\"name\":\"Zoë\",\"amount\": 4990}";

    private final StripeAdapter adapter = new StripeAdapter();

    @Test
    void acceptsWhatTheOfficialLibrarySigned() throws Exception {
        // Given
        String header = signed(BODY, SECRET, NOW.getEpochSecond());
        // When
        Verdict verdict = verify(BODY, header, SECRET);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.Accepted());
        assertThat(officialVerdict(BODY, header, SECRET)).isTrue();
    }

    @Test
    void acceptsAnyOfSeveralSignaturesAndAnyLiveSecret() throws Exception {
        // Given
        long now = NOW.getEpochSecond();
        String decoy = "0".repeat(64);
        String header = "t=" + now + ",v1=" + decoy + ",v1=" + hex(BODY, OTHER, now) + ",v0=" + decoy;
        // When
        Verdict verdict = verify(BODY, header, SECRET, OTHER);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.Accepted());
        assertThat(officialVerdict(BODY, header, OTHER)).isTrue();
    }

    @Test
    void refusesWhatTheOfficialLibraryRefuses() throws Exception {
        // Given
        long now = NOW.getEpochSecond();
        String header = signed(BODY, SECRET, now);
        String altered = BODY.replace("4990", "4991");
        String old = signed(BODY, SECRET, now - 301);

        // Then
        assertThat(verify(altered, header, SECRET)).isEqualTo(refused(Reason.WRONG_SIGNATURE));
        assertThat(officialVerdict(altered, header, SECRET)).isFalse();
        assertThat(verify(BODY, header, OTHER)).isEqualTo(refused(Reason.WRONG_SIGNATURE));
        assertThat(officialVerdict(BODY, header, OTHER)).isFalse();
        assertThat(verify(BODY, old, SECRET)).isEqualTo(refused(Reason.TOO_OLD));
        assertThat(officialVerdict(BODY, old, SECRET)).isFalse();
        assertThat(verify(BODY, "", SECRET)).isEqualTo(refused(Reason.MISSING_SIGNATURE));
        assertThat(officialVerdict(BODY, "", SECRET)).isFalse();
    }

    @Test
    void refusesASignatureFromTheFutureAlthoughTheOfficialLibraryDoesNot() throws Exception {
        String header = signed(BODY, SECRET, NOW.getEpochSecond() + 301);
        assertThat(verify(BODY, header, SECRET)).isEqualTo(refused(Reason.TOO_NEW));
        assertThat(officialVerdict(BODY, header, SECRET)).isTrue();
    }

    @Test
    void refusesADecoyWithoutARealSignature() throws Exception {
        String header = "t=" + NOW.getEpochSecond() + ",v0=" + hex(BODY, SECRET, NOW.getEpochSecond());
        assertThat(verify(BODY, header, SECRET)).isEqualTo(refused(Reason.MISSING_SIGNATURE));
        assertThat(officialVerdict(BODY, header, SECRET)).isFalse();
    }

    @Test
    void refusesMoreSignaturesThanStripeWrites() throws Exception {
        String header = signed(BODY, SECRET, NOW.getEpochSecond());
        String many = header + (",v1=" + "a".repeat(64)).repeat(20);
        assertThat(verify(BODY, many, SECRET)).isEqualTo(refused(Reason.MALFORMED_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1={v1}",
                "t={t}, v1={v1}",
                "t={t},v1={V1}",
                "t={t},t={t},v1={v1}",
                "t=,v1={v1}",
                "t=+{t},v1={v1}",
                "t=-{t},v1={v1}",
                "t=0{t},v1={v1}",
                "t={t}.0,v1={v1}",
                "t=٣{t},v1={v1}",
                "t=99999999999999999999,v1={v1}",
                "t={t},v1={v1},",
                ",t={t},v1={v1}",
                "t={t};v1={v1}",
                "T={t},v1={v1}",
                "t={t},v1= {v1}",
                "t={t},v1={v1}0",
                "t={t},v1=",
                "t={t},v1",
                "t={t}\n,v1={v1}",
                "hello",
                "=",
                ",,,"
            })
    void refusesWhatStripeDoesNotWrite(String shape) throws Exception {
        // Given
        long now = NOW.getEpochSecond();
        String v1 = hex(BODY, SECRET, now);
        String header = shape.replace("{t}", Long.toString(now))
                .replace("{v1}", v1)
                .replace("{V1}", v1.toUpperCase(java.util.Locale.ROOT));
        // When
        Verdict verdict = verify(BODY, header, SECRET);
        // Then
        assertThat(verdict).isEqualTo(refused(Reason.MALFORMED_SIGNATURE));
    }

    @Test
    void refusesTheBlankAfterTheCommaLikeTheOfficialLibrary() throws Exception {
        String header = signed(BODY, SECRET, NOW.getEpochSecond()).replace(",", ", ");
        assertThat(verify(BODY, header, SECRET)).isEqualTo(refused(Reason.MALFORMED_SIGNATURE));
        assertThat(officialVerdict(BODY, header, SECRET)).isFalse();
    }

    private Verdict verify(String body, String header, String... secrets) {
        var request = new InboundRequest(
                Map.of("Stripe-Signature", List.of(header)), body.getBytes(StandardCharsets.UTF_8), NOW);
        return adapter.verify(request, keys(secrets), NOW);
    }

    private static KeyMaterial keys(String... secrets) {
        return new KeyMaterial(List.of(secrets), Duration.ofMinutes(5));
    }

    private static Verdict refused(Reason reason) {
        return new Verdict.Refused(reason);
    }

    private static String signed(String body, String secret, long seconds) throws GeneralSecurityException {
        return Webhook.Signature.generateSignatureHeader(body, secret, seconds);
    }

    private static String hex(String body, String secret, long seconds) throws GeneralSecurityException {
        return Webhook.Util.computeHmacSha256(secret, seconds + "." + body);
    }

    private static boolean officialVerdict(String body, String header, String secret) {
        try {
            return Webhook.Signature.verifyHeader(body, header, secret, 300, Clock.fixed(NOW, ZoneOffset.UTC));
        } catch (SignatureVerificationException e) {
            return false;
        }
    }
}
