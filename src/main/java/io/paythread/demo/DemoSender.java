package io.paythread.demo;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/** Sends one request of a story as its provider would: over HTTP, signed at this moment. Blocks its thread. */
@Singleton
class DemoSender {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DemoConfig config;
    private final DemoSecrets secrets;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    DemoSender(DemoConfig config, DemoSecrets secrets, Clock clock) {
        this.config = config;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What became of a request. */
    enum Outcome {
        TAKEN,
        /** Nobody there yet, or no room now: to be sent again. */
        LATER,
        /** Sending it again would not help. */
        REFUSED
    }

    Outcome send(Step step) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        config.baseUrl().resolve("/webhooks/" + DemoSources.name(step.provider())))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(step.body()));
        Signatures.headers(step.provider(), secrets.of(step.provider()), clock.instant(), step.body())
                .forEach(request::header);
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status < 300 ? Outcome.TAKEN : isTemporary(status) ? Outcome.LATER : Outcome.REFUSED;
        } catch (IOException e) {
            return Outcome.LATER;
        }
    }

    private static boolean isTemporary(int status) {
        return status >= 500 || status == 404 || status == 409 || status == 429;
    }
}
