package io.paythread.bench;

import io.paythread.platform.postgres.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The packaged application as a process of its own, on the benchmark's database. */
final class Service implements AutoCloseable {
    static final String SECRET = "whsec_benchmark_0123456789abcdef";
    /** With a database that it is given, the service wants the key of its secrets as well. */
    private static final String VAULT_KEY = "YmVuY2htYXJrcyBoYXZlIGEga2V5IG9mIHRoZWlycyE=";

    /** One caller makes all the load. */
    private static final int UNLIMITED = 1_000_000;

    static final String KEY = "benchmark-key-for-paythread-0000001";
    static final String SOURCE = "bench-stripe";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final int port;

    private Service(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Service start(DatabaseAddress database, Map<String, String> settings, String... machine) throws IOException {
        int port = Processes.freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + Processes.freePort(),
                "-Dpaythread.database.url=" + database.reactiveUrl(),
                "-Dpaythread.database.username=" + database.credentials().username(),
                "-Dpaythread.database.password=" + database.credentials().password(),
                "-Dpaythread.key.text=" + VAULT_KEY,
                "-Dpaythread.limits.address.per-second=" + UNLIMITED,
                "-Dpaythread.limits.address.burst=" + UNLIMITED,
                "-Dpaythread.limits.read.per-second=" + UNLIMITED,
                "-Dpaythread.limits.read.burst=" + UNLIMITED,
                "-Dpaythread.limits.ingest.per-second=" + UNLIMITED,
                "-Dpaythread.limits.ingest.burst=" + UNLIMITED,
                "-Dpaythread.api.bootstrap-key=" + KEY,
                "-Dpaythread.sources." + SOURCE + ".provider=stripe",
                "-Dpaythread.sources." + SOURCE + ".secrets=" + SECRET,
                "-Dpaythread.sources." + SOURCE + ".tolerance=1h"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(machine));
        command.addAll(List.of("-jar", JAR.toString()));
        File log = Path.of("target", "bench", "service.log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        Service service = new Service(process, port);
        service.awaitStart();
        return service;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Processor time of the service so far, in seconds. */
    double cpuSeconds() throws IOException {
        return cpuSeconds(process.pid());
    }

    /** Processor time of all PostgreSQL processes so far, living ones only, in seconds. */
    static double postgresCpuSeconds() throws IOException {
        double sum = 0;
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            for (ProcessHandle handle : all.toList()) {
                if (isPostgres(handle.pid())) {
                    sum += cpuSeconds(handle.pid());
                }
            }
        }
        return sum;
    }

    /** Ours: a server's processes stand in its data directory. Others on the machine are no cost of this run. */
    private static boolean isPostgres(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readString(process.resolve("comm")).strip().equals("postgres")
                    && process.resolve("cwd").toRealPath().startsWith(Bench.FOLDER.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private static double cpuSeconds(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            // utime and stime, in hundredths of a second (proc(5), fields 14 and 15).
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
        } catch (java.nio.file.NoSuchFileException gone) {
            return 0;
        }
    }

    private void awaitStart() {
        long end = System.nanoTime() + START_NANOS;
        while (!answers()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("the service does not start: see target/bench/service.log");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/sources"))
                .header("Authorization", "Bearer " + KEY)
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains(SOURCE);
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Processes.end(process);
    }
}
