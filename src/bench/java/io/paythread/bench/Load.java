package io.paythread.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends prepared requests over a number of connections, each one after another on its connection, and notes when each
 * was answered. Writes raw bytes: on a small machine the generator must leave the processor to the service.
 */
final class Load {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[][] requests;
    private final long[] nanos;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger good = new AtomicInteger();
    private final CountDownLatch done;

    private Load(byte[][] requests) {
        this.requests = requests;
        this.nanos = new long[requests.length];
        this.done = new CountDownLatch(requests.length);
    }

    /**
     * What came of it.
     *
     * @param good answers with a 2xx status
     * @param seconds from the first request to the last answer
     */
    record Outcome(int requests, int good, double seconds, double p50Millis, double p99Millis) {
        double perSecond() {
            return requests / seconds;
        }
    }

    static Outcome run(Vertx vertx, int port, byte[][] requests, int connections) throws InterruptedException {
        Load load = new Load(requests);
        var client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            client.connect(port, "localhost").onSuccess(load::drive).onFailure(Load::fail);
        }
        if (!load.done.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException(load.done.getCount() + " requests were not answered");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        client.close();
        Arrays.sort(load.nanos);
        return new Outcome(requests.length, load.good.get(), seconds, load.percentile(0.50), load.percentile(0.99));
    }

    private static void fail(Throwable cause) {
        throw new IllegalStateException(cause);
    }

    private double percentile(double share) {
        return nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
    }

    private void drive(NetSocket socket) {
        new Line(socket).send();
    }

    /** One connection. */
    private final class Line {
        private final NetSocket socket;
        private Buffer received = Buffer.buffer();
        private int current;
        private long sentAt;

        Line(NetSocket socket) {
            this.socket = socket;
            socket.handler(this::receive);
        }

        void send() {
            current = next.getAndIncrement();
            if (current >= requests.length) {
                socket.close();
                return;
            }
            sentAt = System.nanoTime();
            socket.write(Buffer.buffer(requests[current]));
        }

        private void receive(Buffer part) {
            received.appendBuffer(part);
            byte[] bytes = received.getBytes();
            int headEnd = indexOf(bytes, HEAD_END);
            if (headEnd < 0) {
                return;
            }
            String head = new String(bytes, 0, headEnd, StandardCharsets.US_ASCII).toLowerCase(java.util.Locale.ROOT);
            if (bytes.length < headEnd + HEAD_END.length + contentLength(head)) {
                return;
            }
            nanos[current] = System.nanoTime() - sentAt;
            if (head.startsWith("http/1.1 2")) {
                good.incrementAndGet();
            }
            received = Buffer.buffer();
            done.countDown();
            send();
        }

        private int contentLength(String head) {
            int at = head.indexOf("content-length: ");
            if (at < 0) {
                return 0;
            }
            int end = head.indexOf('\r', at);
            return Integer.parseInt(
                    head.substring(at + 16, end < 0 ? head.length() : end).strip());
        }

        private int indexOf(byte[] bytes, byte[] wanted) {
            for (int i = 0; i + wanted.length <= bytes.length; i++) {
                if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
