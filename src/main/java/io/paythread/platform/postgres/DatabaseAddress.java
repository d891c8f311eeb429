package io.paythread.platform.postgres;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The address of a PostgreSQL database, as both clients need it. Refuses parameters that one of the clients would not
 * understand: a demand for encryption must not be lost on the way.
 */
public record DatabaseAddress(String host, int port, String database, Credentials credentials, Encryption encryption) {
    private static final int DEFAULT_PORT = 5432;
    private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert", "user", "password");

    /** Who logs in. Says nothing of the password. */
    public record Credentials(String username, String password) {
        @Override
        public String toString() {
            return username + ":***";
        }
    }

    /** How the connection is protected, in the words of libpq. */
    public record Encryption(Optional<String> mode, Optional<String> rootCertificate) {
        private static final Set<String> MODES = Set.of("disable", "prefer", "require", "verify-ca", "verify-full");
        private static final Set<String> VERIFYING = Set.of("verify-ca", "verify-full");
        static final Encryption UNSPECIFIED = new Encryption(Optional.empty(), Optional.empty());

        public Encryption {
            mode.filter(value -> !MODES.contains(value)).ifPresent(value -> {
                throw new DatabaseStartException(
                        "The database address asks for sslmode=%s; known are disable, prefer, require, verify-ca, verify-full."
                                .formatted(value));
            });
            if (mode.filter(VERIFYING::contains).isPresent() && rootCertificate.isEmpty()) {
                throw new DatabaseStartException(
                        ("The database address asks for sslmode=%s without sslrootcert: add a file with the authority's"
                                        + " certificate, such as &sslrootcert=/etc/ssl/certs/ca-certificates.crt.")
                                .formatted(mode.get()));
            }
        }
    }

    /** The embedded server's database, on the loopback interface. */
    static DatabaseAddress loopback(int port, String database, Credentials credentials) {
        return new DatabaseAddress("127.0.0.1", port, database, credentials, Encryption.UNSPECIFIED);
    }

    /** The configured address, with the password from its file where it stands in one; empty for an embedded server. */
    static Optional<DatabaseAddress> configured(DatabaseConfig config) {
        return config.url().map(url -> parse(url, config.username(), secret(config.password(), config.passwordFile())));
    }

    /** Who owns the tables at the configured address, when that is somebody else. */
    static Optional<Credentials> configuredOwner(DatabaseConfig config) {
        return config.ownerUsername()
                .map(name -> new Credentials(
                        name,
                        secret(config.ownerPassword(), config.ownerPasswordFile())
                                .orElse("")));
    }

    /** The file that holds the password of the configured address; empty where it does not come from a file. */
    static Optional<Path> passwordFile(DatabaseConfig config) {
        return config.url().isPresent() && config.password().isEmpty() ? config.passwordFile() : Optional.empty();
    }

    private static Optional<String> secret(Optional<String> text, Optional<Path> file) {
        return text.or(() -> file.map(path -> {
            try {
                return Files.readString(path).strip();
            } catch (IOException e) {
                throw new DatabaseStartException(
                        "The file %s with the database's password cannot be read (%s).".formatted(path, e), e);
            }
        }));
    }

    /** Reads a configured address; the separately configured user and password win over those in it. */
    public static DatabaseAddress parse(String address, Optional<String> username, Optional<String> password) {
        URI uri = uri(address);
        Map<String, String> parameters = parameters(uri);
        String[] inAddress =
                Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        var credentials = new Credentials(
                username.or(() -> given(decoded(inAddress[0])))
                        .or(() -> given(parameters.get("user")))
                        .orElseThrow(() -> refused("names no user; set PAYTHREAD_DATABASE_USERNAME")),
                password.or(() -> inAddress.length > 1 ? given(decoded(inAddress[1])) : Optional.empty())
                        .or(() -> given(parameters.get("password")))
                        .orElse(""));
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                database(uri),
                credentials,
                encryption(parameters));
    }

    /** The same server and user, another database. */
    public DatabaseAddress withDatabase(String other) {
        return new DatabaseAddress(host, port, other, credentials, encryption);
    }

    /** For the JDBC driver, without user and password. */
    public String jdbcUrl() {
        var parameters = new StringBuilder();
        encryption.mode().ifPresent(mode -> parameters.append("?sslmode=").append(mode));
        encryption.rootCertificate().ifPresent(path -> parameters
                .append(parameters.isEmpty() ? "?" : "&")
                .append("sslrootcert=")
                .append(path));
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + parameters;
    }

    /** For the reactive client, without user and password; encryption is configured beside it. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }

    /** The same database for somebody else. */
    public DatabaseAddress as(Credentials other) {
        return new DatabaseAddress(host, port, database, other, encryption);
    }

    /** Quarkus' own keys, with migrations by the owner of the tables, who is not the one that the service runs as. */
    public Map<String, String> quarkusProperties(Credentials owner) {
        var properties = new LinkedHashMap<>(quarkusProperties());
        properties.put("quarkus.flyway.jdbc-url", jdbcUrl());
        properties.put("quarkus.flyway.username", owner.username());
        properties.put("quarkus.flyway.password", owner.password());
        return properties;
    }

    /** Quarkus' own keys for both clients. */
    public Map<String, String> quarkusProperties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("quarkus.datasource.jdbc.url", jdbcUrl());
        properties.put("quarkus.datasource.reactive.url", reactiveUrl());
        properties.put("quarkus.datasource.username", credentials.username());
        properties.put("quarkus.datasource.password", credentials.password());
        encryption.mode().ifPresent(mode -> properties.putAll(reactiveEncryption(mode)));
        encryption.rootCertificate().ifPresent(path -> {
            properties.put("quarkus.datasource.reactive.trust-certificate-pem", "true");
            properties.put("quarkus.datasource.reactive.trust-certificate-pem.certs", path);
        });
        return properties;
    }

    /** As libpq has it: without a verify mode the certificate is not looked at. */
    private static Map<String, String> reactiveEncryption(String mode) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("quarkus.datasource.reactive.postgresql.ssl-mode", mode);
        if (mode.equals("verify-full")) {
            properties.put("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
        }
        if (mode.equals("prefer") || mode.equals("require")) {
            properties.put("quarkus.datasource.reactive.trust-all", "true");
        }
        return properties;
    }

    private static URI uri(String address) {
        String plain = address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address;
        try {
            URI uri = new URI(plain);
            if (!Set.of("postgresql", "postgres").contains(uri.getScheme())) {
                throw refused("does not begin with postgresql:// or jdbc:postgresql://");
            }
            if (uri.getHost() == null) {
                throw refused(
                        "names no host; special characters in user and password are written as %40 for @, %2F for /");
            }
            return uri;
        } catch (URISyntaxException e) {
            // The cause would show the password.
            throw refused("is not an address: " + e.getReason() + " at position " + e.getIndex());
        }
    }

    private static String database(URI uri) {
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        if (path.length() < 2) {
            throw refused("names no database: write it behind the host, as in postgresql://host/paythread");
        }
        return path.substring(1);
    }

    private static Map<String, String> parameters(URI uri) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            String[] parts = pair.split("=", 2);
            if (!PARAMETERS.contains(parts[0])) {
                throw refused("has the parameter " + parts[0] + "; understood are sslmode and sslrootcert");
            }
            parameters.put(parts[0], parts.length > 1 ? decoded(parts[1]) : "");
        }
        return parameters;
    }

    private static Encryption encryption(Map<String, String> parameters) {
        return new Encryption(given(parameters.get("sslmode")), given(parameters.get("sslrootcert")));
    }

    private static Optional<String> given(@org.jspecify.annotations.Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** Percent signs only: a plus in a password is a plus. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseStartException refused(String why) {
        return new DatabaseStartException(
                "The database address (paythread.database.url, PAYTHREAD_DATABASE_URL) " + why + ".");
    }
}
