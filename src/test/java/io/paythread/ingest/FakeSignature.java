package io.paythread.ingest;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.Verdict;
import io.paythread.ingest.spi.Verdict.Accepted;
import io.paythread.ingest.spi.Verdict.Reason;
import io.paythread.ingest.spi.Verdict.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The fake provider's scheme: the moment, a blank, and a digest of secret, moment and the body's digest. */
final class FakeSignature {
    static final String HEADER = "x-fake-signature";

    private static final int MAX_LENGTH = 200;

    private FakeSignature() {}

    static String of(String secret, Instant at, byte[] body) {
        String signed = secret + " " + at + " " + hex(body);
        return at + " " + hex(signed.getBytes(StandardCharsets.UTF_8));
    }

    static Verdict verify(InboundRequest request, KeyMaterial keys, Instant now) {
        Optional<String> signature = request.header(HEADER).filter(text -> !text.isBlank());
        if (signature.isEmpty()) {
            return new Refused(Reason.MISSING_SIGNATURE);
        }
        Optional<Instant> at = time(signature.get());
        if (at.isEmpty()) {
            return new Refused(Reason.MALFORMED_SIGNATURE);
        }
        List<String> secrets =
                keys.secrets().stream().filter(secret -> !secret.isBlank()).toList();
        if (secrets.isEmpty()) {
            return new Refused(Reason.NO_SECRET);
        }
        return secrets.stream()
                        .anyMatch(secret -> of(secret, at.get(), request.body()).equals(signature.get()))
                ? fresh(Duration.between(at.get(), now), keys.tolerance())
                : new Refused(Reason.WRONG_SIGNATURE);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(Bodies.sha256(bytes));
    }

    private static Verdict fresh(Duration age, Duration tolerance) {
        if (age.compareTo(tolerance) > 0) {
            return new Refused(Reason.TOO_OLD);
        }
        return age.negated().compareTo(tolerance) > 0 ? new Refused(Reason.TOO_NEW) : new Accepted();
    }

    private static Optional<Instant> time(String signature) {
        try {
            return signature.length() > MAX_LENGTH
                    ? Optional.empty()
                    : Optional.of(Instant.parse(signature.split(" ", 2)[0]));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
