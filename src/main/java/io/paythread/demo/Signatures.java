package io.paythread.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bodies as the providers do, so that what the demo sends is checked like everything else. */
public final class Signatures {
    private static final String ALGORITHM = "HmacSHA256";

    private Signatures() {}

    /** The headers that the provider sends with a body at this time. */
    public static Map<String, String> headers(Provider provider, String secret, Instant at, String body) {
        return switch (provider) {
            case STRIPE -> stripe(secret, at, body);
            case ZENDESK -> zendesk(secret, at, body);
        };
    }

    private static Map<String, String> stripe(String secret, Instant at, String body) {
        long seconds = at.getEpochSecond();
        String signature = HexFormat.of().formatHex(hmac(secret, seconds + "." + body));
        return Map.of("Stripe-Signature", "t=" + seconds + ",v1=" + signature);
    }

    private static Map<String, String> zendesk(String secret, Instant at, String body) {
        String time = at.truncatedTo(ChronoUnit.SECONDS).toString();
        return Map.of(
                "X-Zendesk-Webhook-Signature",
                Base64.getEncoder().encodeToString(hmac(secret, time + body)),
                "X-Zendesk-Webhook-Signature-Timestamp",
                time);
    }

    private static byte[] hmac(String secret, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
