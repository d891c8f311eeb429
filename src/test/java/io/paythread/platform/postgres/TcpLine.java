package io.paythread.platform.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A line to a server that can be cut, slowed down, and that can fall silent. */
public final class TcpLine implements Closeable {
    private static final int CHUNK = 16_384;
    private static final Duration FREED = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String host;
    private final int targetPort;
    private final int port;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile long delayNanos;

    private TcpLine(String host, int targetPort, ServerSocket door) {
        this.host = host;
        this.targetPort = targetPort;
        this.door = door;
        this.port = door.getLocalPort();
    }

    /** Opens a line on a port of its own. */
    public static TcpLine to(String host, int port) {
        TcpLine line = new TcpLine(host, port, listen(0));
        line.accept(line.door);
        return line;
    }

    /** Where it begins, on the loopback interface. */
    public int port() {
        return port;
    }

    /** Connections are reset and new ones refused, as by a server that is down. */
    public void cut() {
        close();
    }

    /** Connections stay open for ever and nothing comes through any more, as when a firewall has forgotten them. */
    public void fallSilent() {
        connections.forEach(Connection::fallSilent);
    }

    /** Everything that comes through waits that long first; zero ends it. */
    public void slowDown(Duration delay) {
        delayNanos = delay.toNanos();
    }

    /** New connections are taken; those that are silent remain so. */
    public void mend() {
        door = listenAgain();
        accept(door);
    }

    /** The port is free when the thread that waited at the former door has left, which takes a moment. */
    private ServerSocket listenAgain() {
        long end = System.nanoTime() + FREED.toNanos();
        while (true) {
            try {
                return listen(port);
            } catch (UncheckedIOException taken) {
                if (System.nanoTime() > end) {
                    throw taken;
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    @Override
    public void close() {
        reset(door);
        connections.forEach(Connection::reset);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket open) {
        run(() -> {
            while (true) {
                Socket near = open.accept();
                near.setSoLinger(true, 0);
                Connection connection = new Connection(near, new Socket(host, targetPort));
                connections.add(connection);
                if (open.isClosed()) {
                    // Cut while the other end was being connected.
                    connection.reset();
                }
                run(() -> connection.pump(connection.near, connection.far));
                run(() -> connection.pump(connection.far, connection.near));
            }
        });
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // Both ends are told below.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void reset(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Which is what was wanted.
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private final class Connection {
        private final Socket near;
        private final Socket far;
        private volatile boolean silent;

        Connection(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void fallSilent() {
            silent = true;
        }

        void pump(Socket from, Socket to) throws IOException {
            byte[] chunk = new byte[CHUNK];
            try {
                for (int read = from.getInputStream().read(chunk);
                        read >= 0;
                        read = from.getInputStream().read(chunk)) {
                    LockSupport.parkNanos(delayNanos);
                    if (!silent) {
                        to.getOutputStream().write(chunk, 0, read);
                    }
                }
            } finally {
                if (!silent) {
                    reset();
                }
            }
        }

        void reset() {
            connections.remove(this);
            TcpLine.reset(near);
            TcpLine.reset(far);
        }
    }
}
