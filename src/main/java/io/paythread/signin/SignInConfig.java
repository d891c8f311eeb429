package io.paythread.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How people sign in, and for how long. */
@ConfigMapping(prefix = "paythread.sign-in")
public interface SignInConfig {
    /**
     * Where people reach this installation, as their browser spells it: {@code https://paythread.example.com}. Needed
     * behind a proxy that changes the host name; otherwise the host of each request is taken. Unsafe requests of a
     * browser are taken from this origin only.
     */
    Optional<@Pattern(regexp = "https?://[^/?#\\s]+", message = "is scheme and host, without a path") String> origin();

    /** The path that people come to after signing in. */
    @WithDefault("/login")
    @Pattern(regexp = "/([^/\\\\].*)?", message = "is a path of this installation")
    String landingPath();

    /** A session ends when nothing was asked for so long. Short ones send people back to the form during a call. */
    @WithDefault("30m")
    Duration idle();

    /** A session ends so long after signing in, whatever happens. */
    @WithDefault("12h")
    Duration lifetime();

    /** Failures in a row that cost an account nothing; then the wait is 1 s and doubles each time. */
    @WithDefault("5")
    @Min(1)
    @Max(100)
    int freeFailuresPerAccount();

    /** The same for an address (IPv4) or network (IPv6, 64 bits), which a whole office may share. */
    @WithDefault("30")
    @Min(1)
    @Max(10000)
    int freeFailuresPerAddress();

    /**
     * The longest wait after failures. Long ones let a stranger lock somebody out; short ones give a guesser more tries:
     * at five minutes, some 290 a day for each account.
     */
    @WithDefault("5m")
    Duration longestWait();

    /**
     * Where the file {@code setup-token} is written that lets somebody make the first administrator. By default the data
     * directory ({@code paythread.database.directory}), also when the database is elsewhere.
     */
    Optional<Path> setupDirectory();
}
