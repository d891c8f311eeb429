package io.paythread.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the audit log is sealed, and where it is witnessed outside the database. */
@ConfigMapping(prefix = "paythread.audit")
public interface AuditConfig {
    /**
     * How often the sealer looks for new rows, 10 ms to 1 s. A row that is not yet sealed can be changed without being
     * found out.
     */
    @WithDefault("500ms")
    @NotNull
    Duration sealInterval();

    /** Of the checkpoints: the place and hash at which the log stands, signed, told outside the database. */
    Checkpoint checkpoint();

    /** Checkpoints. */
    interface Checkpoint {
        /** How often one is taken while the log grows. Rows beyond the last one can be forged by the database's owner. */
        @WithDefault("1h")
        @NotNull
        Duration interval();

        /**
         * The directory that gets them, one line each in {@code audit-checkpoints.jsonl}. Best on another disk or machine,
         * where the database's owner cannot write. By default {@code audit} in the data directory of the embedded
         * database; with a database of your own none is written unless this is set.
         */
        Optional<Path> directory();

        /** An address that gets each one by POST, as JSON; https, unless it is this machine. 2xx takes it. */
        Optional<URI> webhook();

        /**
         * The Ed25519 key that signs them, as PEM: a private key and its public key, then public keys that signed before.
         * By default {@code audit-key.pem} in the data directory, generated; replicas that share nothing need one of
         * their own here.
         */
        Optional<Path> keyFile();
    }
}
