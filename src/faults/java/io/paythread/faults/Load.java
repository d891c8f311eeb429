package io.paythread.faults;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends signed payments at a steady rate, whatever the answers are, as providers do. */
final class Load {
    private static final int THREADS = 8;
    /** Payments of one customer, so that revisions have something to say. */
    private static final int EACH = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Recorder recorder;
    private final List<URI> doors;
    private final String secret;
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * @param doors where events go in turn; a sender goes to the next one with each event
     */
    Load(Recorder recorder, List<URI> doors, String secret) {
        this.recorder = recorder;
        this.doors = List.copyOf(doors);
        this.secret = secret;
    }

    void start(int perSecond) {
        long pause = TimeUnit.SECONDS.toNanos(1) * THREADS / perSecond;
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> sendUntilStopped(pause), "sender-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    int sent() {
        return next.get();
    }

    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Sends these again, once each, until all are acknowledged. */
    void sendAgain(Collection<String> references) throws InterruptedException {
        Queue<String> left = new ConcurrentLinkedQueue<>(references);
        List<Thread> again = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                for (String reference = left.poll(); reference != null; reference = left.poll()) {
                    send(Integer.parseInt(reference.substring("evt_".length())));
                }
            });
            again.add(thread);
            thread.start();
        }
        for (Thread thread : again) {
            thread.join();
        }
    }

    private void sendUntilStopped(long pauseNanos) {
        long due = System.nanoTime();
        while (!stopping) {
            send(next.getAndIncrement());
            due = Math.max(due + pauseNanos, System.nanoTime() - pauseNanos);
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void send(int number) {
        String reference = "evt_" + number;
        Instant now = Clock.systemUTC().instant();
        String body = payment(number, now);
        HttpRequest.Builder request = HttpRequest.newBuilder(doors.get(number % doors.size()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        Signatures.headers(Provider.STRIPE, secret, now, body).forEach(request::header);
        recorder.attempted(reference);
        try {
            recorder.answered(
                    reference,
                    http.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (IOException unknown) {
            // Which is what the recorder holds already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String payment(int number, Instant at) {
        String person = Integer.toString(number / EACH);
        Shopper shopper = Shopper.of("cus_" + person, "Load Test", "load" + person + "@example.com", "en", "US");
        Payment payment = Payment.of("pi_" + number, shopper, 1_000 + number % 9_000, "eur", at);
        Attempt attempt = Attempt.paid("ch_" + number, Card.visa4242("fp_" + person, "US"), at);
        return StripeEvents.chargeSucceeded("evt_" + number, at, payment, attempt);
    }
}
