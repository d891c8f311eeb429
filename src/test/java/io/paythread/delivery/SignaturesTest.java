package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final String ID = "whm_06es4wk6e9dm7vjf0e3pz3x5qr";
    private static final String BODY = "{\"type\":\"payment.updated\",\"name\":\"Zoë 🐘\"}";
    /** What stands before the 32 bytes of a public key of ed25519 (RFC 8410). */
    private static final String PREFIX = "302a300506032b6570032100";

    private final SigningSecret secret = SigningSecret.fresh();
    // The library looks at the system's clock.
    private final Instant now = Instant.ofEpochSecond(System.currentTimeMillis() / 1000);

    @Test
    void signsAsTheSpecificationDoes() {
        // Given: the vector of the published libraries
        byte[] known = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        SigningSecret vector = new SigningSecret(known, new byte[0], new byte[0]);

        // When
        Map<String, String> headers = Signatures.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}",
                List.of(vector),
                false);

        // Then
        assertThat(headers)
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                .containsEntry("webhook-timestamp", "1614265330");
    }

    @Test
    void isVerifiedByThePublishedLibraryDuringARotationToo() {
        // Given
        SigningSecret former = SigningSecret.fresh();

        // When
        var headers = headers(BODY, List.of(secret, former), true);

        // Then
        assertThatCode(() -> new Webhook(secret.text()).verify(BODY, headers)).doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(former.text()).verify(BODY, headers)).doesNotThrowAnyException();
    }

    @Test
    void isRefusedByThePublishedLibraryForAnotherBodySecretOrTime() {
        // When
        var headers = headers(BODY, List.of(secret), true);
        Map<String, List<String>> late = new HashMap<>(headers);
        late.put("webhook-timestamp", List.of(Long.toString(now.getEpochSecond() + 1)));

        // Then
        assertThatThrownBy(() -> new Webhook(secret.text()).verify(BODY + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(SigningSecret.fresh().text()).verify(BODY, headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(secret.text()).verify(BODY, late))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void isVerifiedByThePublicKeyThatPeopleSee() throws Exception {
        // Given
        String text = SigningSecret.publicText(secret.publicKey());
        byte[] raw = Base64.getDecoder().decode(text.substring("whpk_".length()));
        byte[] encoded = HexFormat.of().parseHex(PREFIX + HexFormat.of().formatHex(raw));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));

        // When
        String signature = secret.asymmetric(ID + ".1." + BODY);

        // Then
        check.update((ID + ".1." + BODY).getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(Base64.getDecoder().decode(signature.substring("v1a,".length()))))
                .isTrue();
    }

    @Test
    void showsNoSecretInTexts() {
        // Then
        assertThat(secret.toString()).doesNotContain(secret.text().substring(6)).contains("whpk_");
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
    }

    private Map<String, List<String>> headers(String body, List<SigningSecret> secrets, boolean asymmetric) {
        Map<String, List<String>> headers = new HashMap<>();
        Signatures.headers(ID, now, body, secrets, asymmetric)
                .forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }
}
