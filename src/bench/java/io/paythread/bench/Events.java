package io.paythread.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Distinct signed Stripe events of one size, as whole HTTP requests made before the clock runs. */
final class Events {
    private static final String[] WORDS =
            "payment order customer invoice receipt season ticket delivery address gift note size colour"
                    .split(" ", -1);

    private Events() {}

    /** Requests for events numbered from {@code first}. */
    static byte[][] requests(int first, int count, int bytes, String source) {
        byte[][] requests = new byte[count][];
        Random random = new Random(first);
        long now = Clock.systemUTC().instant().getEpochSecond();
        for (int i = 0; i < count; i++) {
            requests[i] = request(body(first + i, (first + i) / 10, bytes, now, random), now, source);
        }
        return requests;
    }

    /** One request, signed now, of a person who may have many. */
    static byte[] request(int number, int person, int bytes, String source) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        return request(body(number, person, bytes, now, new Random(number)), now, source);
    }

    private static String body(int number, int person, int bytes, long now, Random random) {
        String customer = "cus_" + person;
        String start =
                """
                {"id":"evt_%1$d","object":"event","api_version":"2025-09-30.clover","created":%2$d,"livemode":true,\
                "type":"charge.succeeded","pending_webhooks":1,"request":{"id":null,"idempotency_key":null},\
                "data":{"object":{"id":"ch_%1$d","object":"charge","amount":%3$d,"amount_captured":%3$d,\
                "amount_refunded":0,"currency":"eur","created":%2$d,"captured":true,"paid":true,"refunded":false,\
                "status":"succeeded","customer":"%4$s","payment_intent":"pi_%1$d",\
                "outcome":{"type":"authorized","network_status":"approved_by_network","risk_level":"normal"},\
                "payment_method_details":{"type":"card","card":{"brand":"visa","last4":"4242","exp_month":12,\
                "exp_year":2029,"country":"DE","funding":"credit","fingerprint":"fp_%5$d"}},\
                "metadata":{"order_id":"%1$d"},"description":\""""
                        .formatted(number, now, 1_000 + number % 9_000, customer, person);
        String end = "\"}}}";
        StringBuilder body = new StringBuilder(start);
        while (body.length() < bytes - end.length()) {
            body.append(WORDS[random.nextInt(WORDS.length)])
                    .append(' ')
                    .append(random.nextInt(1_000))
                    .append(' ');
        }
        body.setLength(bytes - end.length());
        return body.append(end).toString();
    }

    private static byte[] request(String body, long now, String source) {
        String head =
                """
                POST /webhooks/%s HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json; charset=utf-8\r
                User-Agent: Stripe/1.0\r
                Stripe-Signature: t=%d,v1=%s\r
                Content-Length: %d\r
                \r
                """
                        .formatted(source, now, signature(now + "." + body), body.length());
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Service.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
