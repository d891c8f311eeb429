package io.paythread.signin;

import io.paythread.platform.postgres.AtStart;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * While there is no user: makes the administrator that the configuration names, or else writes a fresh setup token and
 * says where it is, never what it is.
 */
@Singleton
class FirstAdministrator implements AtStart {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);

    private final Setup setup;
    private final SetupFile file;
    private final FirstAdministratorConfig config;
    private final LaunchMode mode;

    FirstAdministrator(Setup setup, SetupFile file, FirstAdministratorConfig config, LaunchMode mode) {
        this.setup = setup;
        this.file = file;
        this.config = config;
        this.mode = mode;
    }

    @Override
    public Uni<Void> prepare() {
        return setup.isOpen().chain(open -> {
            if (!open) {
                return tidy();
            }
            return config.passwordFile().isPresent()
                    ? setup.withPassword(
                            config.email(),
                            config.name(),
                            password(config.passwordFile().get()))
                    : offerToken();
        });
    }

    private Uni<Void> offerToken() {
        try {
            Optional<String> old = file.read();
            String fresh = Secrets.text();
            file.write(fresh);
            return setup.renewToken(old, fresh).invoke(this::tell);
        } catch (IOException e) {
            LOG.errorf(
                    "setup token not written file=%s error=%s: make the directory writable, or name another in"
                            + " paythread.sign-in.setup-directory",
                    file.path(), e);
            return Uni.createFrom().voidItem();
        }
    }

    /** Whoever develops sees it at every start, and mostly needs no user. */
    private void tell() {
        Logger.Level level = mode == LaunchMode.DEVELOPMENT ? Logger.Level.DEBUG : Logger.Level.INFO;
        LOG.logf(
                level,
                "no user yet: open /setup with the token in this file within %d hours file=%s",
                Setup.TOKEN_LIFE.toHours(),
                file.path());
    }

    private Uni<Void> tidy() {
        try {
            file.delete();
        } catch (IOException e) {
            LOG.warnf("setup token not deleted file=%s error=%s", file.path(), e.getMessage());
        }
        return Uni.createFrom().voidItem();
    }

    private String password(Path path) {
        String password;
        try {
            password = Files.readString(path).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("paythread.admin.password-file cannot be read: " + path, e);
        }
        PasswordRule.fault(password, config.email()).ifPresent(fault -> {
            throw new IllegalStateException("The password in " + path + " is not taken. " + fault);
        });
        return password;
    }
}
