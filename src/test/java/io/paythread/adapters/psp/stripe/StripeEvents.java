package io.paythread.adapters.psp.stripe;

import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes bodies through the adapter as ingest and projection do, without what lies between. */
final class StripeEvents {
    static final Instant RECEIVED = Instant.parse("2026-09-14T09:00:00Z");

    private static final StripeAdapter ADAPTER = new StripeAdapter();
    private static final UUID NOBODY = new UUID(0, 0);

    private StripeEvents() {}

    static InboundRequest request(byte[] body) {
        return new InboundRequest(Map.of(), body, RECEIVED);
    }

    /** A request as Stripe signs it (docs.stripe.com/webhooks/signature): over the seconds, a point and the bytes. */
    static InboundRequest signed(byte[] body, String secret, Instant at) {
        String header = "t=" + at.getEpochSecond() + ",v1=" + hmac(body, secret, at.getEpochSecond());
        return new InboundRequest(Map.of("Stripe-Signature", List.of(header)), body, at);
    }

    static String hmac(byte[] body, String secret, long seconds) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SplitEvent split(byte[] body) {
        List<SplitEvent> events = ADAPTER.split(request(body));
        if (events.size() != 1) {
            throw new AssertionError("one request is one event, not " + events.size());
        }
        return events.get(0);
    }

    static Translation translate(SplitEvent event) {
        return ADAPTER.translate(new InboundEvent(
                NOBODY,
                NOBODY,
                event.reference(),
                event.type(),
                event.providerTime(),
                RECEIVED,
                event.form(),
                event.body()));
    }

    static Translation translate(String body) {
        return translate(split(body.getBytes(StandardCharsets.UTF_8)));
    }
}
