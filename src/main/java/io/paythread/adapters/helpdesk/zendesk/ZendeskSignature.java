package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.Verdict;
import io.paythread.ingest.spi.Verdict.Accepted;
import io.paythread.ingest.spi.Verdict.Reason;
import io.paythread.ingest.spi.Verdict.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Zendesk's signature: base64 of HMAC-SHA256 over the timestamp header and the raw body with nothing between them
 * (Zendesk, "Verifying webhook authenticity"). The secret is used as it is shown, not decoded. The body may be empty.
 */
final class ZendeskSignature {
    static final String SIGNATURE = "x-zendesk-webhook-signature";
    static final String TIMESTAMP = "x-zendesk-webhook-signature-timestamp";

    private static final String ALGORITHM = "HmacSHA256";
    /** 32 bytes in base64; anything else is not from Zendesk, however long. */
    private static final Pattern BASE64_OF_SHA256 = Pattern.compile("[A-Za-z0-9+/]{43}=");

    private ZendeskSignature() {}

    static Verdict verify(InboundRequest request, KeyMaterial keys, Instant now) {
        Optional<String> signature = request.header(SIGNATURE);
        Optional<String> timestamp = request.header(TIMESTAMP);
        if (signature.isEmpty() || timestamp.isEmpty()) {
            return new Refused(Reason.MISSING_SIGNATURE);
        }
        Optional<Instant> signedAt = Times.parse(timestamp.get());
        if (signedAt.isEmpty() || !BASE64_OF_SHA256.matcher(signature.get()).matches()) {
            return new Refused(Reason.MALFORMED_SIGNATURE);
        }
        List<String> secrets =
                keys.secrets().stream().filter(secret -> !secret.isBlank()).toList();
        if (secrets.isEmpty()) {
            return new Refused(Reason.NO_SECRET);
        }
        byte[] given = Base64.getDecoder().decode(signature.get());
        return matchesAny(given, secrets, timestamp.get(), request.body())
                ? fresh(signedAt.get(), now, keys.tolerance())
                : new Refused(Reason.WRONG_SIGNATURE);
    }

    /** Tries every secret, also after a match: the time taken says nothing about which one it was. */
    private static boolean matchesAny(byte[] given, List<String> secrets, String timestamp, byte[] body) {
        boolean matches = false;
        for (String secret : secrets) {
            matches |= MessageDigest.isEqual(sign(secret, timestamp, body), given);
        }
        return matches;
    }

    private static byte[] sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static Verdict fresh(Instant signedAt, Instant now, Duration tolerance) {
        Duration age = Duration.between(signedAt, now);
        if (age.compareTo(tolerance) > 0) {
            return new Refused(Reason.TOO_OLD);
        }
        return age.negated().compareTo(tolerance) > 0 ? new Refused(Reason.TOO_NEW) : new Accepted();
    }
}
