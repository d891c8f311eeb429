package io.paythread.faults;

import io.paythread.platform.postgres.DatabaseAddress;
import io.paythread.platform.postgres.EmbeddedPostgres;
import io.paythread.platform.postgres.TcpLine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Everything that a fault happens to: replicas, their database, a receiver of webhooks, and the lines between them. */
final class Site implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "faults");
    /** Shared by all replicas of a site; the base64 of 32 bytes. */
    private static final String VAULT_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final Postgres postgres;
    private final @Nullable EmbeddedPostgres server;
    private final List<TcpLine> databaseLines;
    private final Receiver receiver;
    private final TcpLine receiverLine;
    private final List<Replica> replicas = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private String endpoint = "";

    private Site(Path data, @Nullable EmbeddedPostgres server, List<TcpLine> databaseLines) throws IOException {
        this.postgres = new Postgres(data);
        this.server = server;
        this.databaseLines = List.copyOf(databaseLines);
        this.receiver = Receiver.open();
        this.receiverLine = TcpLine.to("localhost", receiver.port());
    }

    /** One process with a database of its own in a folder of its own. */
    static Site embedded(String name) throws IOException {
        return embedded(name, folder(name).resolve("data"));
    }

    /** The same with its data elsewhere. */
    static Site embedded(String name, Path data) throws IOException {
        Site site = new Site(data, null, List.of());
        site.add(
                folder(name),
                "service",
                Map.of("paythread.database.directory", data.toAbsolutePath().toString()));
        return site;
    }

    /** Several processes on one database, which each reaches over a line of its own that can be cut. */
    static Site shared(String name, int replicas) throws IOException {
        Path folder = folder(name);
        Path data = folder.resolve("data").toAbsolutePath();
        EmbeddedPostgres server = EmbeddedPostgres.start(data, 0, Optional.empty());
        DatabaseAddress owner = server.owner();
        List<TcpLine> lines = new ArrayList<>();
        for (int i = 0; i < replicas; i++) {
            lines.add(TcpLine.to(owner.host(), owner.port()));
        }
        Site site = new Site(data, server, lines);
        for (int i = 0; i < replicas; i++) {
            site.add(
                    folder,
                    "service-" + i,
                    Map.of(
                            "paythread.database.url",
                            "postgresql://localhost:" + lines.get(i).port() + "/" + owner.database(),
                            "paythread.database.username",
                            owner.credentials().username(),
                            "paythread.database.password",
                            owner.credentials().password(),
                            "paythread.key.text",
                            VAULT_KEY));
        }
        return site;
    }

    private void add(Path folder, String name, Map<String, String> database) throws IOException {
        Map<String, String> settings = new HashMap<>(database);
        settings.putAll(Receiver.SETTINGS);
        replicas.add(new Replica(folder, name, settings));
    }

    /** Starts all processes, has the receiver subscribed, and waits until all is well. */
    void start() throws IOException {
        for (Replica replica : replicas) {
            replica.start();
        }
        replicas.forEach(Site::awaitAnswers);
        JsonObject wish = new JsonObject()
                .put("url", "http://localhost:" + receiverLine.port() + "/hooks")
                .put("event_types", new JsonArray().add("entry.added"));
        endpoint = new Api(replicas.get(0)).post("/v1/webhook-endpoints", wish).getString("id");
    }

    /** What an operator does when a receiver works again: the endpoint is switched on, what failed is sent once more. */
    void recoverEndpoint() throws IOException {
        Api api = new Api(replicas.get(0));
        String path = "/v1/webhook-endpoints/" + endpoint;
        JsonObject on = api.patch(path, new JsonObject().put("state", "active"));
        JsonObject recovered =
                api.post(path + "/recoveries", new JsonObject().put("since", on.getString("created_at")));
        System.out.println("recovered: " + recovered.encode());
    }

    static void awaitAnswers(Replica replica) {
        Patience.await("the service, see " + replica.log(), () -> {
            if (!replica.isAlive()) {
                throw new IllegalStateException("the service ended, see " + replica.log());
            }
            return new Api(replica).get("/v1/sources").containsKey("data");
        });
    }

    List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    /** Each in turn: whoever comes back after a cut tries the next one. */
    Replica next() {
        return replicas.get(turn.getAndIncrement() % replicas.size());
    }

    Postgres postgres() {
        return postgres;
    }

    /** From one replica to the database that all share. */
    TcpLine databaseLine(int replica) {
        return databaseLines.get(replica);
    }

    TcpLine receiverLine() {
        return receiverLine;
    }

    Receiver receiver() {
        return receiver;
    }

    @Override
    public void close() throws IOException {
        try {
            for (Replica replica : replicas) {
                replica.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        receiverLine.close();
        receiver.close();
        for (TcpLine line : databaseLines) {
            line.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static Path folder(String name) throws IOException {
        Path folder = FOLDER.resolve(name);
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
