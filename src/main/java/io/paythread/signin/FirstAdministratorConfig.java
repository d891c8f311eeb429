package io.paythread.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The first administrator of an installation that nobody sets up by hand. Read only while there is no user yet. */
@ConfigMapping(prefix = "paythread.admin")
public interface FirstAdministratorConfig {
    /** A file that holds the first administrator's password, at least 12 characters. Without it, a setup token is made. */
    Optional<Path> passwordFile();

    /** The e-mail address that the administrator signs in with. */
    @WithDefault("admin@localhost")
    String email();

    /** What people read beside the administrator's deeds. */
    @WithDefault("Administrator")
    String name();
}
