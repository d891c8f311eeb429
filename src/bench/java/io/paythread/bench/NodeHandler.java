package io.paythread.bench;

import io.paythread.platform.postgres.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A webhook handler on Express as a process of its own, on the benchmark's database. */
final class NodeHandler implements AutoCloseable {
    private static final Path SOURCE = Path.of("src", "bench", "node");
    private static final Path FOLDER = Path.of("target", "bench", "node");

    private final Process process;
    private final int port;

    private NodeHandler(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Whether Node and its packages are there, or can be had. */
    static boolean isPossible() throws InterruptedException {
        try {
            return new ProcessBuilder("npm", "--version").start().waitFor() == 0;
        } catch (IOException notThere) {
            System.out.println("no npm: the comparison with Express is left out");
            return false;
        }
    }

    static NodeHandler start(DatabaseAddress database) throws IOException, InterruptedException {
        install();
        int port = Processes.freePort();
        ProcessBuilder builder = new ProcessBuilder("node", "handler.js")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true);
        builder.environment().put("NODE_ENV", "production");
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("STRIPE_SECRET", Service.SECRET);
        builder.environment().put("PGHOST", database.host());
        builder.environment().put("PGPORT", Integer.toString(database.port()));
        builder.environment().put("PGDATABASE", database.database());
        builder.environment().put("PGUSER", database.credentials().username());
        builder.environment().put("PGPASSWORD", database.credentials().password());
        Process process = builder.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); !"listening".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the handler on Express does not start");
            }
            System.out.println(line);
        }
        return new NodeHandler(process, port);
    }

    int port() {
        return port;
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "handler.js")) {
            Path unused = Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(FOLDER.resolve("node_modules"))) {
            return;
        }
        int exit = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(FOLDER.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("npm ci ended with " + exit);
        }
    }

    @Override
    public void close() {
        Processes.end(process);
    }
}
