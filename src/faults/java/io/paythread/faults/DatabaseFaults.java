package io.paythread.faults;

import io.paythread.platform.postgres.TcpLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The database dies, has no room, or cannot be reached. */
final class DatabaseFaults {
    private static final int ROUNDS = 10;
    private static final int DISK_MEBIBYTES = 400;
    private static final Duration WHILE = Duration.ofSeconds(5);

    private DatabaseFaults() {}

    /** PostgreSQL ends without a word to anybody, and its guard starts it again. */
    static Verdict stoppedAtOnce(String name) throws Exception {
        return Trial.run("PostgreSQL stopped at once, " + ROUNDS + " times", Site.embedded(name), site -> {
            for (int i = 0; i < ROUNDS; i++) {
                Patience.pause(Duration.ofSeconds(3));
                site.postgres().stopAtOnce();
                Patience.pause(Duration.ofMillis(500));
                Site.awaitAnswers(site.replicas().get(0));
            }
        });
    }

    /** The data stands on a small file system, which something else fills to the last byte and gives free again. */
    static Verdict diskFull(String name) throws Exception {
        Path disk = Files.createDirectories(Path.of("target", "faults", name + "-disk"));
        command("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEBIBYTES + "m", "tmpfs", disk.toString());
        try {
            return Trial.run("disk full, and free again", Site.embedded(name, disk.resolve("data")), site -> {
                Path ballast = disk.resolve("ballast");
                fill(ballast);
                Patience.pause(Duration.ofSeconds(15));
                Files.delete(ballast);
                Site.awaitAnswers(site.replicas().get(0));
                Patience.pause(WHILE);
            });
        } finally {
            command("umount", "-l", disk.toString());
        }
    }

    /** Cut, slow, and open but silent. */
    static Verdict lineBroken(String name) throws Exception {
        return Trial.run("line to the database cut, slow, half open", Site.shared(name, 1), site -> {
            TcpLine line = site.databaseLine(0);
            breakInTurn(line);
            Site.awaitAnswers(site.replicas().get(0));
        });
    }

    static void breakInTurn(TcpLine line) {
        for (int i = 0; i < 3; i++) {
            line.cut();
            Patience.pause(Duration.ofSeconds(2));
            line.mend();
            Patience.pause(WHILE);
        }
        line.slowDown(Duration.ofMillis(100));
        Patience.pause(WHILE);
        line.slowDown(Duration.ZERO);
        line.fallSilent();
        Patience.pause(WHILE);
        line.cut();
        line.mend();
        Patience.pause(WHILE);
    }

    private static void fill(Path file) throws IOException {
        byte[] chunk = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(chunk);
            }
        } catch (IOException full) {
            System.out.println("the disk is full: " + full.getMessage());
        }
    }

    private static void command(String... words) throws IOException, InterruptedException {
        int code = new ProcessBuilder(words).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + code
                    + ": a small file system is mounted for this fault, which takes root");
        }
    }
}
