package io.paythread.signin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Signs tokens, also such as no decent issuer would. */
final class TestTokens {
    static final String KEY_ID = "test-key";

    private final RsaJsonWebKey key;
    private final String issuer;
    private final String audience;

    TestTokens(String issuer, String audience) {
        this.issuer = issuer;
        this.audience = audience;
        try {
            this.key = RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        key.setKeyId(KEY_ID);
    }

    List<JsonWebKey> publicKeys() {
        return List.of(key);
    }

    /** The set of keys as issuers publish it. */
    String jwks() {
        return "{\"keys\":[" + key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}";
    }

    /** Claims of a token that counts, for five minutes from then. */
    JwtClaims claims(Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject("reporting");
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond() - 120));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 300));
        return claims;
    }

    String signed(JwtClaims claims) {
        return signed(claims, headers -> {});
    }

    /** With changes to the head. */
    String signed(JwtClaims claims, Consumer<JsonWebSignature> head) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(KEY_ID);
        signature.setKey(key.getPrivateKey());
        head.accept(signature);
        return text(signature);
    }

    /** Signed with a secret that everybody knows: the bytes of the public key. */
    String signedWithThePublicKey(JwtClaims claims) {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.getPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return signed(claims, signature -> {
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            signature.setKey(new HmacKey(pem.getBytes(StandardCharsets.US_ASCII)));
        });
    }

    static String unsigned(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return text(signature);
    }

    /** A good token whose claims were exchanged after it had been signed. */
    String altered(JwtClaims claims, Map<String, Object> changes) {
        String[] parts = signed(claims).split("\\.", -1);
        changes.forEach(claims::setClaim);
        return parts[0] + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.toJson().getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];
    }

    private static String text(JsonWebSignature signature) {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
