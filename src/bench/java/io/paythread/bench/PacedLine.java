package io.paythread.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that sends a request and waits for its answer. */
final class PacedLine implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    PacedLine(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = answers.readLine();
        if (status == null || !status.contains(" 200")) {
            throw new IOException("an event was answered with " + status);
        }
        int length = 0;
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            int unused = answers.read();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
