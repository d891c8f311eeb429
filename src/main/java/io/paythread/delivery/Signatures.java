package io.paythread.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three headers of Standard Webhooks. */
final class Signatures {
    private Signatures() {}

    /**
     * The headers for one attempt.
     *
     * @param id the same over all attempts
     * @param at the time of this attempt
     * @param secrets all that sign at the moment: two during a rotation
     */
    static Map<String, String> headers(
            String id, Instant at, String body, List<SigningSecret> secrets, boolean asymmetric) {
        String timestamp = Long.toString(at.getEpochSecond());
        String content = id + "." + timestamp + "." + body;
        List<String> signatures = new ArrayList<>();
        secrets.forEach(secret -> signatures.add(secret.symmetric(content)));
        if (asymmetric) {
            secrets.forEach(secret -> signatures.add(secret.asymmetric(content)));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", String.join(" ", signatures));
        return headers;
    }
}
