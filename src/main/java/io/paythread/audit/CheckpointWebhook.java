package io.paythread.audit;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** Sends checkpoints to an address of the configuration. Follows no redirect and reads no answer beyond its status. */
final class CheckpointWebhook {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI address;
    private final HttpClient client;

    CheckpointWebhook(URI address) {
        if (!"https".equals(address.getScheme()) && !THIS_MACHINE.contains(String.valueOf(address.getHost()))) {
            throw new IllegalArgumentException(
                    "paythread.audit.checkpoint.webhook is an https address: on the way nobody may replace a checkpoint");
        }
        this.address = address;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Done when the receiver has answered 2xx; fails otherwise. */
    Uni<Void> send(String line) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(line))
                .build();
        return Uni.createFrom()
                .completionStage(() -> client.sendAsync(request, BodyHandlers.discarding()))
                .chain(answer -> answer.statusCode() / 100 == 2
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom()
                                .failure(new IOException(
                                        "the receiver of audit checkpoints answered " + answer.statusCode())));
    }
}
