package io.paythread.bench;

import io.paythread.platform.postgres.DatabaseAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A normal client beside attackers, on a heap of 256 MB: heads and bodies that drip, deep JSON, huge numbers, thousands of
 * parameters, compressed bombs. Fails when an attacker keeps a connection for more than 15 s, when the normal client's
 * 99th percentile more than doubles (and by more than 50 ms: smaller ones are noise), or when the service is gone. Heads and
 * bodies drip by slowhttptest as well where it is on the PATH, else by our own driver alone; the run says which.
 */
final class AttackBench {
    private static final int NORMAL = 4;
    private static final int REQUESTS = 4_000;
    private static final int DRIPPERS = 100;
    private static final Duration CUT = Duration.ofSeconds(15);
    private static final double NOISE_MILLIS = 50;

    private final DatabaseAddress database;
    private final Report report;

    AttackBench(DatabaseAddress database, Report report) {
        this.database = database;
        this.report = report;
    }

    void run() throws Exception {
        try (Service service = Service.start(database, Map.of(), "-Xmx256m", "-XX:+ExitOnOutOfMemoryError")) {
            Load.Outcome warm = Load.run(service.port(), normal(), NORMAL);
            Load.Outcome alone = Load.run(service.port(), normal(), NORMAL);
            Attackers attackers = new Attackers(service.port());
            attackers.start();
            Tool tool = Tool.start(service.port());
            Load.Outcome beside = worst(service.port(), CUT.plusSeconds(5));
            attackers.stop();
            tool.end(report);
            Load.Outcome after = Load.run(service.port(), normal(), NORMAL);
            report.add("attack", "p99 alone", "milliseconds", alone.p99Millis(), "ms");
            report.add("attack", "p99 beside attackers", "milliseconds", beside.p99Millis(), "ms");
            report.add("attack", "longest hold of an attacker", "seconds", attackers.longestSeconds(), "s");
            report.add("attack", "attacks", "count", attackers.count(), "");
            report.add("attack", "attackers cut off", "count", attackers.cut(), "");
            require(warm.good() == REQUESTS && after.good() == REQUESTS, "the normal client was not served");
            require(beside.good() == REQUESTS, "the normal client was refused beside attackers");
            require(attackers.cut() >= DRIPPERS, "the attackers that drip were not cut off");
            require(attackers.longestSeconds() < CUT.toSeconds(), "an attacker held on for too long");
            require(
                    beside.p99Millis() < Math.max(2 * alone.p99Millis(), alone.p99Millis() + NOISE_MILLIS),
                    "attackers slowed the normal client down");
        }
    }

    /** What runs beside our own driver, if it is there. */
    private record Tool(List<Future<SlowHttpTest.Outcome>> attacks, ExecutorService threads) {
        static Tool start(int port) {
            Optional<SlowHttpTest> found = SlowHttpTest.find();
            System.out.println("slow heads and bodies: our own driver"
                    + (found.isPresent() ? " and slowhttptest" : "; slowhttptest is not on the PATH"));
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<SlowHttpTest.Outcome>> attacks = found.map(tool -> List.of(
                            threads.submit(() -> tool.heads(port, DRIPPERS)),
                            threads.submit(() -> tool.bodies(port, DRIPPERS))))
                    .orElse(List.of());
            return new Tool(attacks, threads);
        }

        void end(Report report) throws Exception {
            for (Future<SlowHttpTest.Outcome> attack : attacks) {
                SlowHttpTest.Outcome outcome = attack.get();
                report.add(
                        "attack",
                        outcome.what() + " by slowhttptest, until the last",
                        "seconds",
                        outcome.seconds(),
                        "s");
                require(outcome.allCut(), "slowhttptest kept connections open");
                require(outcome.seconds() <= CUT.toSeconds(), "slowhttptest held on for too long");
            }
            threads.shutdown();
        }
    }

    /** The slowest of as many runs as fit into the time, which is longer than any attacker may hold on. */
    private static Load.Outcome worst(int port, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        Load.Outcome worst = Load.run(port, normal(), NORMAL);
        while (System.nanoTime() < end && worst.good() == REQUESTS) {
            Load.Outcome next = Load.run(port, normal(), NORMAL);
            worst = next.good() < REQUESTS || next.p99Millis() > worst.p99Millis() ? next : worst;
        }
        return worst;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static byte[][] normal() {
        byte[] request =
                ascii("GET /v1/sources HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Service.KEY + "\r\n\r\n");
        return IntStream.range(0, REQUESTS).mapToObj(i -> request).toArray(byte[][]::new);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Two threads of one-shot attacks, and one that drips on many connections. */
    private static final class Attackers {
        private final int port;
        private final ExecutorService threads = Executors.newFixedThreadPool(3);
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger attacks = new AtomicInteger();
        private final AtomicInteger cut = new AtomicInteger();
        private final AtomicLong longestNanos = new AtomicLong();

        Attackers(int port) {
            this.port = port;
        }

        void start() {
            threads.execute(this::drip);
            threads.execute(this::shoot);
            threads.execute(this::shoot);
        }

        void stop() throws InterruptedException {
            over.set(true);
            threads.shutdown();
            require(threads.awaitTermination(1, TimeUnit.MINUTES), "attackers do not end");
        }

        double longestSeconds() {
            return longestNanos.get() / 1e9;
        }

        /** How many that dripped were cut off. */
        int cut() {
            return cut.get();
        }

        int count() {
            return attacks.get();
        }

        /** Half of them drip a head, half a body; each starts anew when it is cut off. */
        private void drip() {
            List<Dripper> drippers = new ArrayList<>();
            while (!over.get()) {
                while (drippers.size() < DRIPPERS) {
                    drippers.add(new Dripper(port, drippers.size() % 2 == 0));
                    attacks.incrementAndGet();
                }
                drippers.removeIf(dripper -> {
                    boolean ended = dripper.isCut();
                    longestNanos.accumulateAndGet(dripper.heldNanos(), Math::max);
                    cut.addAndGet(ended ? 1 : 0);
                    return ended;
                });
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
            drippers.forEach(Dripper::close);
        }

        private void shoot() {
            List<byte[]> shots = List.of(
                    post("[".repeat(200_000), ""),
                    post("{\"reason\":" + "9".repeat(200_000) + "}", ""),
                    post("x".repeat(100_000), "Content-Encoding: gzip\r\n"),
                    ascii("GET /v1/sources?" + "p=1&".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
            for (int i = 0; !over.get(); i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    socket.setSoTimeout((int) CUT.toMillis());
                    socket.getOutputStream().write(shots.get(i % shots.size()));
                    int unused = socket.getInputStream().read();
                } catch (IOException refused) {
                    // Cut off in the middle: as it should be.
                }
                attacks.incrementAndGet();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }

        private static byte[] post(String body, String header) {
            return ascii("POST /v1/links HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Service.KEY
                    + "\r\nContent-Type: application/json\r\nConnection: close\r\n" + header + "Content-Length: "
                    + body.length() + "\r\n\r\n" + body);
        }
    }

    /** One connection that sends a byte now and then. */
    private static final class Dripper {
        private final long began = System.nanoTime();
        private final Socket socket;
        private final OutputStream out;

        Dripper(int port, boolean head) {
            try {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                out = socket.getOutputStream();
                out.write(ascii(
                        head
                                ? "GET / HTTP/1.1\r\nX: "
                                : "POST /v1/links HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Service.KEY
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean isCut() {
            try {
                out.write('a');
                if (socket.getInputStream().available() == 0) {
                    return false;
                }
            } catch (IOException cut) {
                // The end of it.
            }
            close();
            return true;
        }

        long heldNanos() {
            return System.nanoTime() - began;
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
