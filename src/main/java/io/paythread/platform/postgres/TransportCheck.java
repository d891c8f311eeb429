package io.paythread.platform.postgres;

import io.paythread.platform.readiness.Finding;
import io.paythread.platform.readiness.ReadinessCheck;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether others can listen on the way to the database. */
@Singleton
class TransportCheck implements ReadinessCheck {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final DatabaseConfig config;

    TransportCheck(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public List<Finding> findings() {
        return config.url()
                .map(url -> findings(
                        DatabaseAddress.parse(url, config.username().or(() -> Optional.of("?")), config.password())))
                .orElse(List.of());
    }

    static List<Finding> findings(DatabaseAddress address) {
        boolean checked = address.encryption()
                .mode()
                .filter(mode -> mode.startsWith("verify"))
                .isPresent();
        return checked || THIS_MACHINE.contains(address.host())
                ? List.of()
                : List.of(Finding.doubtful(
                        "paythread.database.url",
                        "the way to " + address.host() + " is not protected by a verified certificate. Add"
                                + " sslmode=verify-full and sslrootcert."));
    }
}
