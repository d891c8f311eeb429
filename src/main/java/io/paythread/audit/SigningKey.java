package io.paythread.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs checkpoints and checks signatures, with Ed25519. Keys come as PEM; whoever only checks needs no private one. */
final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 8;
    private static final int LINE = 64;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    private final @Nullable PrivateKey signer;
    private final String id;
    private final Map<String, PublicKey> known;

    private SigningKey(@Nullable PrivateKey signer, Map<String, PublicKey> known) {
        this.signer = signer;
        this.known = known;
        this.id = known.keySet().iterator().next();
    }

    /** The keys of a PEM file: a private one at most, and public ones, the private one's first. */
    static SigningKey parse(String pem) {
        PrivateKey signer = null;
        Map<String, PublicKey> known = new LinkedHashMap<>();
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            for (MatchResult block : BLOCK.matcher(pem).results().toList()) {
                byte[] der = Base64.getMimeDecoder().decode(block.group(2));
                if (block.group(1).equals("PRIVATE")) {
                    signer = keys.generatePrivate(new PKCS8EncodedKeySpec(der));
                } else {
                    PublicKey key = keys.generatePublic(new X509EncodedKeySpec(der));
                    known.put(idOf(key), key);
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it holds something else than Ed25519 keys in PEM");
        }
        if (known.isEmpty()) {
            throw new IllegalArgumentException("it holds no public key; openssl pkey -pubout prints the one to add");
        }
        return checked(new SigningKey(signer, known));
    }

    /** A new pair, as PEM. */
    static String generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return block("PRIVATE", pair.getPrivate().getEncoded())
                    + block("PUBLIC", pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    boolean canSign() {
        return signer != null;
    }

    Checkpoint sign(ChainHead head, Instant takenAt) {
        return new Checkpoint(head, takenAt, id, signature(Checkpoint.signed(head, takenAt, id)));
    }

    /** Whether one of the known keys signed it. */
    boolean isSigned(Checkpoint checkpoint) {
        return Optional.ofNullable(known.get(checkpoint.key()))
                .filter(key -> verifies(key, checkpoint))
                .isPresent();
    }

    /** A public key that does not belong to the private one would only be noticed when it is needed. */
    private static SigningKey checked(SigningKey key) {
        if (key.canSign() && !key.isSigned(key.sign(ChainHead.BEGINNING, Instant.EPOCH))) {
            throw new IllegalArgumentException("its first public key does not belong to its private key");
        }
        return key;
    }

    private String signature(String text) {
        try {
            Signature signing = Signature.getInstance(ALGORITHM);
            signing.initSign(signer);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }

    private static boolean verifies(PublicKey key, Checkpoint checkpoint) {
        try {
            Signature checking = Signature.getInstance(ALGORITHM);
            checking.initVerify(key);
            checking.update(checkpoint.signed().getBytes(StandardCharsets.UTF_8));
            return checking.verify(Base64.getDecoder().decode(checkpoint.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // What is no signature at all is not a valid one.
            return false;
        }
    }

    private static String idOf(PublicKey key) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
    }

    private static String block(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + " KEY-----\n" + body + "\n-----END " + kind + " KEY-----\n";
    }

    /** The id only. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
