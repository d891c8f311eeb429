package io.paythread.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A data directory's server, looked at past the service: its tables, and its process. */
final class Postgres {
    private final Path data;

    Postgres(Path data) {
        this.data = data;
    }

    int port() throws IOException {
        return Integer.parseInt(pidFile().get(3));
    }

    /** As {@code pg_ctl stop -m immediate}: no session ends, nothing is written down. */
    void stopAtOnce() throws IOException, InterruptedException {
        int unused =
                new ProcessBuilder("kill", "-QUIT", pidFile().get(0)).start().waitFor();
    }

    /** The references of all stored events, each as often as it is stored. */
    List<String> stored() throws IOException {
        List<String> references = new ArrayList<>();
        Properties login = new Properties();
        login.setProperty("user", "paythread");
        login.setProperty("password", Files.readString(data.resolve("password")).strip());
        String url = "jdbc:postgresql://127.0.0.1:" + port() + "/paythread";
        try (Connection connection = DriverManager.getConnection(url, login);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select reference from inbound_event")) {
            while (rows.next()) {
                references.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return references;
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).stream()
                .map(String::strip)
                .toList();
    }
}
