package io.paythread.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts what the service signs people and services in with: the npm package {@code oidc-provider} in a process of its own,
 * and an address with the keys of services' tokens. Where Node or the package cannot be had, the tests of people are
 * skipped with the reason; never with {@code CI=true}.
 */
public class NodeProvider implements QuarkusTestResourceLifecycleManager {
    static final String JWT_ISSUER = "https://tokens.example.com";
    static final String JWT_AUDIENCE = "paythread-api";

    /** System properties, because the tests have a class loader of their own. */
    private static final String ISSUER = "io.paythread.test.issuer";

    private static final String MISSING = "io.paythread.test.issuer-missing";
    private static final String KEYS = "io.paythread.test.keys";

    private static final Path SOURCE = Path.of("src", "test", "node", "openid-provider");
    private static final Path FOLDER = Path.of("target", "npm-openid-provider");
    private static final long INSTALL_SECONDS = 180;
    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable Process node;
    private @Nullable HttpServer keys;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(services());
        try {
            install();
            settings.putAll(people(launch()));
        } catch (IOException | InterruptedException e) {
            System.setProperty(MISSING, String.valueOf(e.getMessage()));
        }
        return settings;
    }

    /** Why there is no provider; empty text where there is one. */
    static String missing() {
        return System.getProperty(MISSING, "");
    }

    static String issuer() {
        return System.getProperty(ISSUER, "");
    }

    private static Map<String, String> people(String issuer) {
        System.setProperty(ISSUER, issuer);
        return Map.of(
                "paythread.oidc.issuer", issuer,
                "paythread.oidc.client-id", "paythread",
                "paythread.oidc.client-secret", "a-secret-of-the-tests-that-is-long-enough",
                "paythread.oidc.display-name", "Example",
                "paythread.oidc.roles.agent", "support,second line",
                "paythread.oidc.roles.senior-agent", "second line",
                "paythread.oidc.roles.admin", "chiefs");
    }

    private Map<String, String> services() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                byte[] body = System.getProperty(KEYS, "{\"keys\":[]}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            keys = server;
            return Map.of(
                    "paythread.jwt.issuer",
                    JWT_ISSUER,
                    "paythread.jwt.audience",
                    JWT_AUDIENCE,
                    "paythread.jwt.jwks-url",
                    "http://localhost:" + server.getAddress().getPort() + "/jwks",
                    "paythread.jwt.roles.auditor",
                    "auditing services");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the address of keys shows from now on. */
    static void publish(String jwks) {
        System.setProperty(KEYS, jwks);
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String name : new String[] {"package.json", "package-lock.json", "provider.mjs"}) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Path lock = FOLDER.resolve("node_modules").resolve("installed-lock.json");
        if (Files.exists(lock) && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("npm.txt").toFile())
                .start();
        if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IOException("npm ci did not succeed, see " + FOLDER.resolve("npm.txt"));
        }
        Files.copy(SOURCE.resolve("package-lock.json"), lock, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The provider's issuer. */
    private String launch() throws IOException {
        Process started = new ProcessBuilder("node", "provider.mjs")
                .directory(FOLDER.toFile())
                .redirectError(FOLDER.resolve("provider.txt").toFile())
                .start();
        node = started;
        BufferedReader out = started.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("{")) {
                return JSON.readTree(line).path("issuer").asText();
            }
        }
        throw new IOException("the provider did not start, see " + FOLDER.resolve("provider.txt"));
    }

    @Override
    public void stop() {
        if (node != null) {
            node.destroy();
        }
        if (keys != null) {
            keys.stop(0);
        }
    }

    /** Tells the provider what to do. */
    static JsonNode control(String what, ObjectNode with) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(issuer() + "/test/" + what))
                                    .POST(HttpRequest.BodyPublishers.ofString(with.toString()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
