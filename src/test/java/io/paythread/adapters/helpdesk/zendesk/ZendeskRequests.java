package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SplitEvent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as Zendesk sends them, signed here and independently of the adapter. */
final class ZendeskRequests {
    static final String SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
    static final Instant NOW = Instant.parse("2026-09-14T09:12:41Z");

    private ZendeskRequests() {}

    static InboundRequest signed(byte[] body, String secret, String timestamp) {
        return request(body, sign(secret, timestamp, body), timestamp);
    }

    static InboundRequest request(byte[] body, String signature, String timestamp) {
        return new InboundRequest(
                Map.of(
                        "X-Zendesk-Webhook-Signature", List.of(signature),
                        "X-Zendesk-Webhook-Signature-Timestamp", List.of(timestamp)),
                body,
                NOW);
    }

    static InboundRequest invocation(String id, byte[] body) {
        Map<String, List<String>> headers =
                new HashMap<>(signed(body, SECRET, NOW.toString()).headers());
        headers.put("x-zendesk-webhook-invocation-id", List.of(id));
        return new InboundRequest(headers, body, NOW);
    }

    static InboundEvent stored(SplitEvent event) {
        return new InboundEvent(
                new UUID(0, 1),
                new UUID(0, 2),
                event.reference(),
                event.type(),
                event.providerTime(),
                NOW,
                event.form(),
                event.body());
    }

    /** Zendesk, "Verifying webhook authenticity": base64(HMAC-SHA256(secret, timestamp + body)). */
    static String sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            mac.update(body);
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
