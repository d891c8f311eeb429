package io.paythread.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What one rotation signs with: a secret shared with the receiver ({@code v1}), and a pair of keys of which the receiver
 * needs the public one only ({@code v1a}).
 *
 * @param secret the bytes behind {@code whsec_}
 * @param privateKey ed25519, PKCS 8
 * @param publicKey the 32 bytes behind {@code whpk_}
 */
record SigningSecret(byte[] secret, byte[] privateKey, byte[] publicKey) {
    private static final int SECRET_BYTES = 32;
    private static final int PUBLIC_BYTES = 32;
    private static final String PAIR = "Ed25519";
    private static final String HASH = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** New random ones. */
    static SigningSecret fresh() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        try {
            KeyPair pair = KeyPairGenerator.getInstance(PAIR).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] publicKey = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
            return new SigningSecret(secret, pair.getPrivate().getEncoded(), publicKey);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The shared secret as people copy it. */
    String text() {
        return "whsec_" + base64(secret);
    }

    /** The public key as people copy it. */
    static String publicText(byte[] publicKey) {
        return "whpk_" + base64(publicKey);
    }

    /** {@code v1,…} over what the specification says is signed. */
    String symmetric(String content) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(secret, HASH));
            return "v1," + base64(mac.doFinal(bytes(content)));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** {@code v1a,…} over the same. */
    String asymmetric(String content) {
        try {
            PrivateKey key = KeyFactory.getInstance(PAIR).generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            Signature signature = Signature.getInstance(PAIR);
            signature.initSign(key);
            signature.update(bytes(content));
            return "v1a," + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("every Java platform has HmacSHA256 and Ed25519", cause);
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "SigningSecret[" + publicText(publicKey) + "]";
    }
}
