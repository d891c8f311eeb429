package io.paythread.advice;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings of programmes as somebody changed them. */
@Singleton
class ProgramStore {
    private static final String ALL = "select id, settings from network_program";

    private static final String PUT =
            """
            insert into network_program (id, settings, updated_at) values ($1, $2, $3)
            on conflict (id) do update set settings = excluded.settings, updated_at = excluded.updated_at
            """;

    private final ProgramJson json;

    ProgramStore(ProgramJson json) {
        this.json = json;
    }

    /** By the programmes' ids; a programme that nobody changed is not in it. */
    Uni<Map<String, ProgramSettings>> all(Tx tx) {
        return tx.list(
                        ALL,
                        row -> Map.entry(
                                row.getString("id"),
                                json.read(row.getJsonObject("settings").encode())))
                .map(rows -> {
                    Map<String, ProgramSettings> all = new TreeMap<>();
                    rows.forEach(row -> all.put(row.getKey(), row.getValue()));
                    return all;
                });
    }

    Uni<Optional<ProgramSettings>> one(Tx tx, Program program) {
        return all(tx).map(all -> Optional.ofNullable(all.get(program.id())));
    }

    Uni<Void> put(Tx tx, Program program, ProgramSettings settings, Instant now) {
        return tx.update(PUT, program.id(), new JsonObject(json.write(settings)), now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
