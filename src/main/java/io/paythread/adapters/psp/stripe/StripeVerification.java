package io.paythread.adapters.psp.stripe;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over {@code <t>.<raw body>} with the whole {@code whsec_} string as the key, not decoded
 * (docs.stripe.com/webhooks). The signature is judged before the time, so that {@code TOO_OLD} is said only of what
 * Stripe did sign. Unlike Stripe's libraries it refuses times ahead of ours too.
 */
final class StripeVerification {
    private static final String HEADER = "stripe-signature";
    private static final String ALGORITHM = "HmacSHA256";

    private StripeVerification() {}

    static Verdict verify(InboundRequest request, KeyMaterial keys, Instant now) {
        List<String> secrets =
                keys.secrets().stream().filter(secret -> !secret.isBlank()).toList();
        if (secrets.isEmpty()) {
            return new Verdict.Refused(Verdict.Reason.NO_SECRET);
        }
        Optional<String> header = request.header(HEADER).filter(value -> !value.isBlank());
        if (header.isEmpty()) {
            return new Verdict.Refused(Verdict.Reason.MISSING_SIGNATURE);
        }
        Optional<StripeSignature> signature = StripeSignature.parse(header.get());
        if (signature.isEmpty()) {
            return new Verdict.Refused(Verdict.Reason.MALFORMED_SIGNATURE);
        }
        return judged(signature.get(), request.body(), secrets, keys.tolerance(), now);
    }

    private static Verdict judged(
            StripeSignature signature, byte[] body, List<String> secrets, Duration tolerance, Instant now) {
        if (signature.signatures().isEmpty()) {
            return new Verdict.Refused(Verdict.Reason.MISSING_SIGNATURE);
        }
        if (!matches(signature, body, secrets)) {
            return new Verdict.Refused(Verdict.Reason.WRONG_SIGNATURE);
        }
        long ageSeconds = now.getEpochSecond() - signature.seconds();
        if (ageSeconds > tolerance.toSeconds()) {
            return new Verdict.Refused(Verdict.Reason.TOO_OLD);
        }
        return -ageSeconds > tolerance.toSeconds()
                ? new Verdict.Refused(Verdict.Reason.TOO_NEW)
                : new Verdict.Accepted();
    }

    /** Compares every signature with every secret, without stopping at the first match. */
    private static boolean matches(StripeSignature signature, byte[] body, List<String> secrets) {
        boolean found = false;
        for (String secret : secrets) {
            byte[] expected = hmac(secret, signature.timestamp(), body);
            for (String candidate : signature.signatures()) {
                found |= MessageDigest.isEqual(expected, HexFormat.of().parseHex(candidate));
            }
        }
        return found;
    }

    private static byte[] hmac(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM + " with keys of any length", e);
        }
    }
}
