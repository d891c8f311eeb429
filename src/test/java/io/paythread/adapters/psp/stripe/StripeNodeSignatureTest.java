package io.paythread.adapters.psp.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Signatures made by the npm package {@code stripe}. Skipped, with the reason, where Node or the package cannot be had;
 * never with {@code CI=true}.
 */
class StripeNodeSignatureTest {
    private static final String VERSION = "23.1.0";
    private static final Path FOLDER = Path.of("target", "npm-stripe");
    private static final boolean CI = "true".equals(System.getenv("CI"));
    private static final long TIMEOUT_SECONDS = 120;

    private static final String SIGNER =
            """
            const Stripe = require('stripe');
            const client = new (Stripe.Stripe ?? Stripe)('sk_test_unused');
            const chunks = [];
            process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
              const payload = Buffer.concat(chunks).toString('utf8');
              const [secret, timestamp] = process.argv.slice(2);
              const header = client.webhooks.generateTestHeaderString({payload, secret, timestamp: Number(timestamp)});
              client.webhooks.signature.verifyHeader(payload, header, secret, 1e12);
              process.stdout.write(header);
            });
            """;

    private final Instant now = Instant.parse("2026-09-14T09:00:00Z");
    private final byte[] body = "{\"id\":\"evt_node\",\"name\":\"Zoë 🐘\"}".getBytes(StandardCharsets.UTF_8);

    @BeforeAll
    static void installThePackage() throws Exception {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("package.json"), "{\"private\": true}");
        Files.writeString(FOLDER.resolve("sign.cjs"), SIGNER);
        Path installed = FOLDER.resolve("node_modules/stripe/package.json");
        if (Files.exists(installed) && Files.readString(installed).contains("\"" + VERSION + "\"")) {
            return;
        }
        String problem = install();
        if (!problem.isEmpty()) {
            String message = "signatures of the npm package stripe are not tested: " + problem;
            assertThat(CI).as(message).isFalse();
            System.out.println("skipped: " + message);
            abort(message);
        }
    }

    private static String install() throws InterruptedException {
        try {
            Outcome outcome = run(
                    new byte[0],
                    "npm",
                    "install",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--save-exact",
                    "stripe@" + VERSION);
            return outcome.status == 0 ? "" : "npm install ended with " + outcome.status;
        } catch (IOException e) {
            return "npm cannot be started";
        }
    }

    @Test
    void acceptsWhatTheNodePackageSigned() throws Exception {
        // Given
        String header = signedByNode("whsec_node", now.getEpochSecond());
        // When
        Verdict verdict = verify(body, header);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void refusesWhatTheNodePackageSignedForAnotherBodySecretOrTime() throws Exception {
        // Given
        byte[] altered = "{\"id\":\"evt_node\",\"name\":\"Zoe\"}".getBytes(StandardCharsets.UTF_8);
        // When
        Verdict ofBody = verify(altered, signedByNode("whsec_node", now.getEpochSecond()));
        Verdict ofSecret = verify(body, signedByNode("whsec_other", now.getEpochSecond()));
        Verdict ofTime = verify(body, signedByNode("whsec_node", now.getEpochSecond() - 301));
        // Then
        assertThat(ofBody).isEqualTo(new Verdict.Refused(Verdict.Reason.WRONG_SIGNATURE));
        assertThat(ofSecret).isEqualTo(new Verdict.Refused(Verdict.Reason.WRONG_SIGNATURE));
        assertThat(ofTime).isEqualTo(new Verdict.Refused(Verdict.Reason.TOO_OLD));
    }

    private Verdict verify(byte[] bytes, String header) {
        var request = new InboundRequest(Map.of("Stripe-Signature", List.of(header)), bytes, now);
        return new StripeAdapter().verify(request, new KeyMaterial(List.of("whsec_node"), Duration.ofMinutes(5)), now);
    }

    private String signedByNode(String secret, long seconds) throws Exception {
        Outcome outcome = run(body, "node", "sign.cjs", secret, Long.toString(seconds));
        assertThat(outcome.status).as(outcome.output).isZero();
        return outcome.output;
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(byte[] input, String... command) throws IOException, InterruptedException {
        Path output = FOLDER.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        }
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Outcome(-1, "took longer than " + TIMEOUT_SECONDS + " s");
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }
}
