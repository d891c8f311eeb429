package io.paythread.platform.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which database the service uses: one that is running already, or an embedded PostgreSQL of its own. */
@ConfigMapping(prefix = "paythread.database")
public interface DatabaseConfig {
    /**
     * The address of a running PostgreSQL: {@code postgresql://user:password@host:port/database?sslmode=require}, or the
     * same with {@code jdbc:postgresql://}. When it is set, no embedded server is started. Parameters that are
     * understood: {@code sslmode} (disable, prefer, require, verify-ca, verify-full) and {@code sslrootcert}.
     */
    Optional<String> url();

    /** The user for the address above; wins over a user in the address. Meaningless without an address. */
    Optional<String> username();

    /** The password for the address above; wins over a password in the address. Meaningless without an address. */
    Optional<String> password();

    /**
     * A file that holds that password, for secrets that are mounted. Used when {@code password} is not set. Read for each new
     * connection, so that a changed password needs no restart.
     */
    Optional<Path> passwordFile();

    /**
     * Whether it is meant that the way to the address above is not encrypted: only on a network that nobody else is on, such
     * as that of two containers of one machine. Production does not start with a plain way to another machine otherwise.
     */
    @WithDefault("false")
    boolean plainNetwork();

    /**
     * Who owns the tables at the address above, when that is not the user who runs the service. Only the migrations log in
     * as the owner, and they take the right to change the audit log from the other. Recommended in production.
     */
    Optional<String> ownerUsername();

    /** The owner's password. */
    Optional<String> ownerPassword();

    /** A file that holds the owner's password. Used when {@code owner-password} is not set. Read at the start. */
    Optional<Path> ownerPasswordFile();

    /**
     * How long the service waits at start for the database at the address above to come: one that starts beside it, or
     * that is being restored. It is alive and not ready meanwhile, and says why. Beyond, the start fails, for whoever
     * watches over the process to see; short values only make it start again and again.
     */
    @WithDefault("10m")
    Duration patience();

    /**
     * Where the embedded server keeps its data, its password and its log. Relative to the working directory. One running
     * service per directory. Losing this directory is losing everything: keep it on a disk that lasts, and back it up.
     */
    @WithDefault("data")
    Path directory();

    /**
     * The port that the embedded server listens on, on the loopback interface only. 0 takes a free one at each start; set
     * it when something else on the machine, such as a backup, must find the server.
     */
    @WithDefault("0")
    @Min(0)
    @Max(65535)
    int port();

    /**
     * How long one statement of a request that only reads may take; beyond, it is answered 503. Longer ones let a few
     * costly questions hold all connections. Work in the background has half a minute.
     */
    @WithDefault("5s")
    Duration readTimeout();

    /**
     * Where the PostgreSQL programs are unpacked, once per version; about 60 MB. Safe to delete while nothing runs. By
     * default the user's cache directory, or the data directory when there is none.
     */
    Optional<Path> programs();
}
