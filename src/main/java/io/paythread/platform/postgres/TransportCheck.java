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
    private static final String KEY = "paythread.database.url";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final DatabaseConfig config;

    TransportCheck(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public List<Finding> findings() {
        return config.url()
                .map(url -> findings(
                        DatabaseAddress.parse(url, config.username().or(() -> Optional.of("?")), config.password()),
                        config.plainNetwork()))
                .orElse(List.of());
    }

    static List<Finding> findings(DatabaseAddress address, boolean plainNetwork) {
        String mode = address.encryption().mode().orElse("");
        if (mode.startsWith("verify") || plainNetwork || THIS_MACHINE.contains(address.host())) {
            return List.of();
        }
        String way = "the way to " + address.host();
        return List.of(
                mode.equals("require")
                        ? Finding.doubtful(
                                KEY,
                                way
                                        + " is encrypted, and nobody looks at who is at its end. Use sslmode=verify-full with"
                                        + " sslrootcert.")
                        : Finding.unsafe(
                                KEY,
                                way + " may be plain, so that others read along, passwords included. Use"
                                        + " sslmode=verify-full with sslrootcert, or set"
                                        + " paythread.database.plain-network=true where nobody else is on that network."));
    }
}
