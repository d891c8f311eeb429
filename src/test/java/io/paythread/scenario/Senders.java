package io.paythread.scenario;

import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.Signatures;
import io.paythread.demo.StripeEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends signed webhooks over many connections at once, as a busy provider does. */
final class Senders {
    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI door;
    private final String secret;
    private final Provider provider;

    /** Of Stripe's. */
    Senders(URI door, String secret) {
        this(door, secret, Provider.STRIPE);
    }

    Senders(URI door, String secret, Provider provider) {
        this.door = door;
        this.secret = secret;
        this.provider = provider;
    }

    /** Events {@code evt_<n>} of payments {@code pi_<n>}, ten for each customer. */
    static List<String> payments(int count, Instant at) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(n -> payment(n, at))
                .toList();
    }

    private static String payment(int number, Instant at) {
        Shopper shopper =
                Shopper.of("cus_" + number / 10, "Load Test", "load" + number / 10 + "@example.com", "en", "US");
        Payment payment = Payment.of("pi_" + number, shopper, 1_000 + number, "eur", at);
        Attempt attempt = Attempt.paid("ch_" + number, Card.visa4242("fp_" + number / 10, "US"), at);
        return StripeEvents.chargeSucceeded("evt_" + number, at, payment, attempt);
    }

    /**
     * Sends each body once and gives those that were not answered 2xx, for whatever reason.
     *
     * @param afterEach told the number of good answers so far
     */
    List<String> send(List<String> bodies, Instant signedAt, java.util.function.IntConsumer afterEach)
            throws InterruptedException {
        Queue<String> left = new ConcurrentLinkedQueue<>(bodies);
        Queue<String> refused = new ConcurrentLinkedQueue<>();
        AtomicInteger good = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            new Thread(() -> {
                        for (String body = left.poll(); body != null; body = left.poll()) {
                            if (isTaken(body, signedAt)) {
                                afterEach.accept(good.incrementAndGet());
                            } else {
                                refused.add(body);
                            }
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        return List.copyOf(refused);
    }

    private boolean isTaken(String body, Instant signedAt) {
        HttpRequest.Builder request = HttpRequest.newBuilder(door)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        Signatures.headers(provider, secret, signedAt, body).forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException unknown) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
