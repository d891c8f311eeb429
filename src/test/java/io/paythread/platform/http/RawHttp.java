package io.paythread.platform.http;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests that no decent client would send, byte by byte. */
public final class RawHttp implements AutoCloseable {
    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /** A connection to the service under test that gives up reading after the given time. */
    public static RawHttp connect(Duration patience) {
        return open(
                patience,
                socket -> socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port)));
    }

    /** The same from an address of this machine, one of 127.0.0.0/8. */
    @SuppressWarnings("AddressSelection") // Digits, which stand for one address.
    static RawHttp connectFrom(String address, Duration patience) {
        return open(patience, socket -> {
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        });
    }

    private static RawHttp open(Duration patience, Way way) {
        try {
            Socket socket = new Socket();
            way.connect(socket);
            socket.setSoTimeout((int) patience.toMillis());
            socket.setTcpNoDelay(true);
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Way {
        void connect(Socket socket) throws IOException;
    }

    /** Sends text with {@code \n} for line ends, which become CR LF. */
    public RawHttp head(String head) {
        return bytes(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes as they are. */
    public RawHttp bytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One answer with its body, whose length it says; the connection stays open. */
    public String answer() {
        try {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return head.toString();
                }
                head.append((char) next);
            }
            String length = head.toString().replaceAll("(?is).*content-length: *([0-9]+).*", "$1");
            return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that the server says until it closes the connection. */
    public String untilClosed() {
        try {
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hangs up without a word: the server sees a reset. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
