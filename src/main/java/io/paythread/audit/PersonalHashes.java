package io.paythread.audit;

import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.vault.InstallationSecrets;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Turns personal values into keyed hashes. The key is the installation's own and never leaves it. */
@Singleton
@Priority(PersonalHashes.BEFORE_OTHERS)
class PersonalHashes implements AtStart {
    /** What others do at start may already be worth a row. */
    static final int BEFORE_OTHERS = 1_000;

    private static final String ALGORITHM = "HmacSHA256";
    /** 128 bits: two different values do not meet. */
    private static final int LENGTH = 16;

    private final InstallationSecrets secrets;
    private volatile byte[] key = new byte[0];

    PersonalHashes(InstallationSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Uni<Void> prepare() {
        return secrets.get("audit").invoke(found -> key = found).replaceWithVoid();
    }

    /** {@code hmac:} and 32 hexadecimal digits. */
    String of(Personal personal) {
        byte[] now = key;
        if (now.length == 0) {
            throw new IllegalStateException("the key of personal hashes is read at start, before this");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(now, ALGORITHM));
            byte[] full = mac.doFinal(personal.value().getBytes(StandardCharsets.UTF_8));
            return "hmac:" + HexFormat.of().formatHex(Arrays.copyOf(full, LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
