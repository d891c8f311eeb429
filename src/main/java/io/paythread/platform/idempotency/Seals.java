package io.paythread.platform.idempotency;

import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.vault.InstallationSecrets;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Makes the keys that close answers, each from a secret of the installation, the caller and the idempotency key. */
@Singleton
class Seals implements AtStart {
    private final InstallationSecrets secrets;
    private volatile byte[] secret = new byte[0];

    Seals(InstallationSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Uni<Void> prepare() {
        return secrets.get("idempotency").invoke(found -> secret = found).replaceWithVoid();
    }

    Seal of(String caller, String idempotencyKey, byte[] scope) {
        byte[] now = secret;
        if (now.length == 0) {
            throw new IllegalStateException("the key of kept answers is read at start, before this");
        }
        return Seal.of(now, caller, idempotencyKey, scope);
    }
}
