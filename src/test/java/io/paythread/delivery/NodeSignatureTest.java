package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our signatures before the npm packages {@code standardwebhooks} and {@code svix}. Skipped, with the reason, where Node or
 * the packages cannot be had; never with {@code CI=true}.
 */
class NodeSignatureTest {
    private static final List<String> PACKAGES = List.of("standardwebhooks@1.1.1", "svix@2.5.0");
    private static final Path FOLDER = Path.of("target", "npm-webhooks");
    private static final boolean CI = "true".equals(System.getenv("CI"));
    private static final long TIMEOUT_SECONDS = 120;

    private static final String VERIFIER =
            """
            const {Webhook} = require(process.argv[2]);
            const chunks = [];
            process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
              const {secret, body, headers} = JSON.parse(Buffer.concat(chunks).toString('utf8'));
              try {
                new Webhook(secret).verify(body, headers);
                process.stdout.write('verified');
              } catch (e) {
                process.stdout.write('refused ' + e.constructor.name);
              }
            });
            """;

    private static final String BODY = "{\"type\":\"payment.updated\",\"name\":\"Zoë 🐘\"}";

    private final SigningSecret secret = SigningSecret.fresh();
    private final SigningSecret former = SigningSecret.fresh();

    @BeforeAll
    static void installThePackages() throws Exception {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("package.json"), "{\"private\": true}");
        Files.writeString(FOLDER.resolve("verify.cjs"), VERIFIER);
        String problem = install();
        if (!problem.isEmpty()) {
            String message = "npm packages did not verify our signatures: " + problem;
            assertThat(CI).as(message).isFalse();
            System.out.println("skipped: " + message);
            abort(message);
        }
    }

    private static String install() throws InterruptedException {
        try {
            Outcome outcome = run(
                    "",
                    "npm",
                    "install",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--prefer-offline",
                    "--save-exact",
                    PACKAGES.get(0),
                    PACKAGES.get(1));
            return outcome.status == 0 ? "" : "npm install ended with " + outcome.status;
        } catch (IOException e) {
            return "npm cannot be started";
        }
    }

    @ParameterizedTest
    @CsvSource({"standardwebhooks, true", "standardwebhooks, false", "svix, true", "svix, false"})
    void areVerifiedByThePackageWithEitherSecretOfARotation(String name, boolean asymmetric) throws Exception {
        // Given
        JsonObject headers = headers(asymmetric);

        // When
        String withPresent = verdict(name, secret, BODY, headers);
        String withFormer = verdict(name, former, BODY, headers);

        // Then
        assertThat(withPresent).isEqualTo("verified");
        assertThat(withFormer).isEqualTo("verified");
    }

    @ParameterizedTest
    @CsvSource({"standardwebhooks", "svix"})
    void areRefusedByThePackageForAnotherBodyOrSecret(String name) throws Exception {
        // Given
        JsonObject headers = headers(true);

        // When
        String ofBody = verdict(name, secret, BODY.replace("Zoë", "Zoe"), headers);
        String ofSecret = verdict(name, SigningSecret.fresh(), BODY, headers);

        // Then
        assertThat(ofBody).isEqualTo("refused WebhookVerificationError");
        assertThat(ofSecret).isEqualTo("refused WebhookVerificationError");
    }

    private JsonObject headers(boolean asymmetric) {
        JsonObject headers = new JsonObject();
        Instant now = Instant.ofEpochSecond(System.currentTimeMillis() / 1000);
        Signatures.headers("whm_06es4wk6e9dm7vjf0e3pz3x5qr", now, BODY, List.of(secret, former), asymmetric)
                .forEach(headers::put);
        return headers;
    }

    private static String verdict(String name, SigningSecret secret, String body, JsonObject headers) throws Exception {
        JsonObject input =
                new JsonObject().put("secret", secret.text()).put("body", body).put("headers", headers);
        Outcome outcome = run(input.encode(), "node", "verify.cjs", name);
        assertThat(outcome.status).as(outcome.output).isZero();
        return outcome.output;
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(String input, String... command) throws IOException, InterruptedException {
        Path output = FOLDER.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Outcome(-1, "took longer than " + TIMEOUT_SECONDS + " s");
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }
}
