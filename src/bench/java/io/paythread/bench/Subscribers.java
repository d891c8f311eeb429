package io.paythread.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many readers of the live stream on one thread, some of which are cut all the time and come back where they were. */
final class Subscribers implements AutoCloseable {
    private final Selector selector;
    private final List<Subscriber> all = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread = new Thread(this::serve, "subscribers");

    /** Told of each row that arrives, on the subscribers' thread. */
    interface Arrival {
        /**
         * A row has arrived.
         *
         * @param reference of the provider's event, as the row tells it; empty where it tells none
         */
        void row(String reference, long nanos);
    }

    private final Arrival arrival;
    private int dropped;
    private int next;

    Subscribers(Arrival arrival) throws IOException {
        this.arrival = arrival;
        this.selector = Selector.open();
    }

    /** One more, before the start. */
    Subscriber add(int port, String customer, String after) throws IOException {
        Subscriber subscriber = new Subscriber(port, customer, after);
        subscriber.connect();
        all.add(subscriber);
        return subscriber;
    }

    List<Subscriber> all() {
        return List.copyOf(all);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    int dropped() {
        return dropped;
    }

    private void serve() {
        long halfSecond = 500_000_000;
        long due = System.nanoTime() + halfSecond;
        try {
            while (!stopping.get()) {
                int unused = selector.select(key -> ((Subscriber) key.attachment()).receive(), 50);
                if (System.nanoTime() > due) {
                    due += halfSecond;
                    dropSome();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One in a hundred, in turn. */
    private void dropSome() throws IOException {
        for (int i = 0; i < all.size() / 100; i++) {
            Subscriber subscriber = all.get(next++ % all.size());
            subscriber.close();
            subscriber.connect();
            dropped++;
        }
    }

    @Override
    public void close() throws IOException {
        stopping.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Subscriber subscriber : all) {
            subscriber.close();
        }
        selector.close();
    }

    /** One reader of one customer's rows. */
    final class Subscriber {
        private static final int ROOM = 64 * 1024;

        private final int port;
        private final String customer;
        private final List<String> rows = new ArrayList<>();
        private final StringBuilder pending = new StringBuilder();
        private String lastId;

        @SuppressWarnings("NullAway.Init") // Made by connect(), which comes before everything else.
        private SocketChannel channel;

        private boolean headSeen;

        private Subscriber(int port, String customer, String after) {
            this.port = port;
            this.customer = customer;
            this.lastId = after;
        }

        String customer() {
            return customer;
        }

        /** Ids of rows in the order in which they came. */
        List<String> rows() {
            return List.copyOf(rows);
        }

        private void connect() throws IOException {
            pending.setLength(0);
            headSeen = false;
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            String request =
                    """
                    GET /v1/stream?customer=%s HTTP/1.1\r
                    Host: localhost\r
                    Accept: text/event-stream\r
                    Authorization: Bearer %s\r
                    Last-Event-ID: %s\r
                    \r
                    """
                            .formatted(customer, Service.KEY, lastId);
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                int unused = channel.write(bytes);
            }
            channel.configureBlocking(false);
            SelectionKey unused = channel.register(selector, SelectionKey.OP_READ, this);
        }

        private void close() throws IOException {
            channel.close();
        }

        private void receive() {
            ByteBuffer received = ByteBuffer.allocate(ROOM);
            try {
                if (channel.read(received) < 0) {
                    channel.close();
                    connect();
                    return;
                }
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
            pending.append(new String(received.array(), 0, received.position(), StandardCharsets.UTF_8));
            if (!headSeen) {
                skipHead();
            }
            for (int end = pending.indexOf("\n\n"); headSeen && end >= 0; end = pending.indexOf("\n\n")) {
                frame(pending.substring(0, end));
                pending.delete(0, end + 2);
            }
        }

        private void skipHead() {
            int end = pending.indexOf("\r\n\r\n");
            if (end >= 0) {
                if (!pending.substring(0, end).contains(" 200 ")) {
                    throw new IllegalStateException("the stream was refused: " + pending);
                }
                pending.delete(0, end + 4);
                headSeen = true;
            }
        }

        /** Chunk sizes stand on lines of their own between frames, and are no field. */
        private void frame(String frame) {
            String id = "";
            String data = "";
            boolean ready = false;
            for (String line : frame.split("\r?\n", -1)) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5).strip();
                } else if (line.startsWith("event:")) {
                    ready = line.endsWith("ready");
                    if (line.endsWith("reset") || line.endsWith("cut")) {
                        throw new IllegalStateException("the stream ended: " + frame);
                    }
                }
            }
            if (!id.isEmpty()) {
                lastId = id;
            }
            if (!data.isEmpty() && !ready) {
                rows.add(between(data, "\"id\":\"fed_", "\""));
                arrival.row(between(data, "\"reference\":\"evt_", "\""), System.nanoTime());
            }
        }

        private static String between(String text, String start, String end) {
            int from = text.indexOf(start);
            return from < 0 ? "" : text.substring(from + start.length(), text.indexOf(end, from + start.length()));
        }
    }
}
