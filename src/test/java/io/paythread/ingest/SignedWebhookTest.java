package io.paythread.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.stripe.net.Webhook;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the providers' own libraries sign is taken in, and nothing else. */
@QuarkusTest
class SignedWebhookTest {
    private static final String STRIPE_SECRET = "whsec_test_1234567890";
    private static final String ZENDESK_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
    private static final String STRIPE_EVENT =
            "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"customer.created\",\"created\":1790000000,"
                    + "\"data\":{\"object\":{\"id\":\"cus_1\",\"object\":\"customer\",\"email\":\"ada@example.com\"}}}";
    private static final String ZENDESK_EVENT =
            "{\"type\":\"zen:event-type:ticket.soft_deleted\",\"id\":\"7b1f1f2e-0000-4000-8000-000000000001\","
                    + "\"account_id\":1,\"time\":\"2026-09-14T09:00:00Z\",\"subject\":\"zen:ticket:1\","
                    + "\"detail\":{\"id\":\"1\"},\"event\":{}}";

    private final Clock clock;

    @Inject
    SignedWebhookTest(Clock clock) {
        this.clock = clock;
    }

    @Test
    void takesInWhatStripesLibrarySigns() throws Exception {
        // Given
        TestSource source = TestSource.of("stripe", STRIPE_SECRET);

        // When
        var answer = stripe(source, stripeHeader(now(), STRIPE_SECRET, STRIPE_EVENT), STRIPE_EVENT);

        // Then
        answer.statusCode(200);
        assertThat(source.references()).containsExactly("evt_1");
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesWhatStripeSignedTooLongBeforeOrAhead(long seconds) throws Exception {
        // Given
        TestSource source = TestSource.of("stripe", STRIPE_SECRET);

        // When
        var answer = stripe(source, stripeHeader(now() + seconds, STRIPE_SECRET, STRIPE_EVENT), STRIPE_EVENT);

        // Then
        refused(source, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1,v0=00", "t=,v1=", "v1=00", "rubbish"})
    void refusesHeadersThatStripeDoesNotWrite(String header) {
        // Given
        TestSource source = TestSource.of("stripe", STRIPE_SECRET);

        // When
        var answer = stripe(source, header, STRIPE_EVENT);

        // Then
        refused(source, answer);
    }

    @Test
    void refusesASignatureOfTheDecoyScheme() throws Exception {
        // Given
        TestSource source = TestSource.of("stripe", STRIPE_SECRET);
        String header = stripeHeader(now(), STRIPE_SECRET, STRIPE_EVENT).replace("v1=", "v0=");

        // When
        var answer = stripe(source, header, STRIPE_EVENT);

        // Then
        refused(source, answer);
    }

    @Test
    void refusesABodyThatWasAltered() throws Exception {
        // Given
        TestSource source = TestSource.of("stripe", STRIPE_SECRET);

        // When
        var answer =
                stripe(source, stripeHeader(now(), STRIPE_SECRET, STRIPE_EVENT), STRIPE_EVENT.replace("ada", "eve"));

        // Then
        refused(source, answer);
    }

    @Test
    void refusesTheSecretOfAnotherSource() throws Exception {
        // Given
        TestSource source = TestSource.of("stripe", STRIPE_SECRET);

        // When
        var answer = stripe(source, stripeHeader(now(), "whsec_another_1234", STRIPE_EVENT), STRIPE_EVENT);

        // Then
        refused(source, answer);
    }

    @Test
    void takesInWhatZendeskSigns() throws Exception {
        // Given
        TestSource source = TestSource.of("zendesk", ZENDESK_SECRET);
        String time = Instant.ofEpochSecond(now()).toString();

        // When
        var answer = zendesk(source, zendeskSignature(ZENDESK_SECRET, time, ZENDESK_EVENT), time, ZENDESK_EVENT);

        // Then
        answer.statusCode(200);
        assertThat(source.references()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesWhatZendeskSignedTooLongBeforeOrAhead(long seconds) throws Exception {
        // Given
        TestSource source = TestSource.of("zendesk", ZENDESK_SECRET);
        String time = Instant.ofEpochSecond(now() + seconds).toString();

        // When
        var answer = zendesk(source, zendeskSignature(ZENDESK_SECRET, time, ZENDESK_EVENT), time, ZENDESK_EVENT);

        // Then
        refused(source, answer);
    }

    @Test
    void refusesAZendeskBodyThatWasAltered() throws Exception {
        // Given
        TestSource source = TestSource.of("zendesk", ZENDESK_SECRET);
        String time = Instant.ofEpochSecond(now()).toString();

        // When
        var answer = zendesk(source, zendeskSignature(ZENDESK_SECRET, time, ZENDESK_EVENT), time, ZENDESK_EVENT + " ");

        // Then
        refused(source, answer);
    }

    private static void refused(TestSource source, ValidatableResponse answer) {
        answer.statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("invalid_signature"));
        assertThat(source.references()).isEmpty();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static ValidatableResponse stripe(TestSource source, String header, String body) {
        return given().header("Stripe-Signature", header)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(source.path())
                .then();
    }

    private static String stripeHeader(long seconds, String secret, String body) throws Exception {
        return "t=" + seconds + ",v1=" + Webhook.Util.computeHmacSha256(secret, seconds + "." + body);
    }

    private static ValidatableResponse zendesk(TestSource source, String signature, String time, String body) {
        return given().header("X-Zendesk-Webhook-Signature", signature)
                .header("X-Zendesk-Webhook-Signature-Timestamp", time)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(source.path())
                .then();
    }

    private static String zendeskSignature(String secret, String time, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal((time + body).getBytes(StandardCharsets.UTF_8)));
    }
}
