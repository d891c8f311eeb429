package io.paythread.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Sends prepared requests over a number of connections, each one after another on its connection, and notes when each
 * was answered. One thread, one selector, no library: on a small machine the generator must leave the processor to the
 * service, as pgbench does.
 */
final class Load {
    private static final byte[] GOOD = "HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "\ntransfer-encoding:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final byte[][] requests;
    private final long[] nanos;
    private int next;
    private int answered;
    private int good;

    private Load(byte[][] requests) {
        this.requests = requests;
        this.nanos = new long[requests.length];
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

    static Outcome run(int port, byte[][] requests, int connections) throws IOException {
        return new Load(requests).drive(port, connections);
    }

    private Outcome drive(int port, int connections) throws IOException {
        try (Selector selector = Selector.open()) {
            Line[] lines = new Line[Math.min(connections, requests.length)];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = new Line(selector, port);
            }
            long start = System.nanoTime();
            for (Line line : lines) {
                line.send();
            }
            while (answered < requests.length) {
                selector.select(key -> ((Line) key.attachment()).receive(), 1_000);
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new IllegalStateException(requests.length - answered + " requests were not answered");
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            for (Line line : lines) {
                line.channel.close();
            }
            Arrays.sort(nanos);
            return new Outcome(requests.length, good, seconds, percentile(0.50), percentile(0.99));
        }
    }

    private double percentile(double share) {
        return nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
    }

    /** One connection. */
    private final class Line {
        private final SocketChannel channel;
        private final ByteBuffer received = ByteBuffer.allocateDirect(256 * 1024);
        private int current;
        private long sentAt;

        Line(Selector selector, int port) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            SelectionKey unused = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send() throws IOException {
            if (next == requests.length) {
                return;
            }
            current = next++;
            ByteBuffer request = ByteBuffer.wrap(requests[current]);
            sentAt = System.nanoTime();
            while (request.hasRemaining()) {
                // A request fits into the socket's buffer; spinning is for the exception.
                int unused = channel.write(request);
            }
        }

        void receive() {
            try {
                if (channel.read(received) < 0) {
                    throw new IOException("the service closed a connection");
                }
                if (isWhole()) {
                    nanos[current] = System.nanoTime() - sentAt;
                    answered++;
                    good += startsWith(GOOD, 0) ? 1 : 0;
                    received.clear();
                    send();
                }
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }

        /** Whether the head and the body behind it are there: as many bytes as announced, or the last chunk. */
        private boolean isWhole() {
            int end = received.position();
            int length = 0;
            boolean chunked = false;
            for (int i = 0; i + 3 < end; i++) {
                if (received.get(i) == '\n' && startsWith(LENGTH, i)) {
                    length = number(i + LENGTH.length);
                } else if (received.get(i) == '\r' && received.get(i + 2) == '\r') {
                    return chunked ? startsWith(LAST_CHUNK, end - LAST_CHUNK.length) : end >= i + 4 + length;
                } else if (received.get(i) == '\n' && startsWith(CHUNKED, i)) {
                    chunked = true;
                }
            }
            return false;
        }

        private int number(int at) {
            int value = 0;
            for (int i = at; received.get(i) != '\r'; i++) {
                value = received.get(i) == ' ' ? value : value * 10 + received.get(i) - '0';
            }
            return value;
        }

        private boolean startsWith(byte[] wanted, int at) {
            for (int i = 0; i < wanted.length; i++) {
                byte there = at + i < received.position() ? received.get(at + i) : 0;
                if (there != wanted[i] && Character.toLowerCase(there) != wanted[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
