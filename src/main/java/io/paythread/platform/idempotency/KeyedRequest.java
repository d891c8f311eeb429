package io.paythread.platform.idempotency;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that bears a key. Two are the same attempt when caller, method, path and key are equal, whatever the caller
 * proves itself with each time; they must then have the same query and the same bytes.
 */
final class KeyedRequest {
    static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    private final byte[] scope;
    private final byte[] fingerprint;
    private final Seal seal;

    private KeyedRequest(byte[] scope, byte[] fingerprint, Seal seal) {
        this.scope = scope;
        this.fingerprint = fingerprint;
        this.seal = seal;
    }

    static KeyedRequest of(RoutingContext context, String caller, Seals seals) {
        HttpServerRequest request = context.request();
        String key = checked(request.headers().getAll(HEADER));
        byte[] scope = digest(caller, request.method().name(), context.normalizedPath(), key);
        Buffer body = context.body() == null ? null : context.body().buffer();
        byte[] fingerprint = digest(String.valueOf(request.query()), bytes(body));
        return new KeyedRequest(scope, fingerprint, seals.of(caller, key, scope));
    }

    /** The identity of the attempt, as 32 bytes that tell nothing of its parts. */
    byte[] scope() {
        return scope;
    }

    /** For the lock that the attempt holds while it is under way. */
    long lock() {
        return ByteBuffer.wrap(scope).getLong();
    }

    byte[] fingerprint() {
        return fingerprint;
    }

    /** Only a request of the same caller with the same key opens what this closes. */
    Seal seal() {
        return seal;
    }

    private static String checked(List<String> keys) {
        String key = keys.get(0);
        boolean printable = key.chars().allMatch(c -> c > ' ' && c <= '~');
        if (keys.size() > 1 || key.isEmpty() || key.length() > MAX_LENGTH || !printable) {
            throw new ServiceException(
                    ErrorCode.INVALID_REQUEST,
                    "The header Idempotency-Key is sent once and has 1 to " + MAX_LENGTH
                            + " printable ASCII characters without spaces.");
        }
        return key;
    }

    private static String bytes(@Nullable Buffer body) {
        return body == null ? "" : body.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] digest(String... words) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
