package io.paythread.advice;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Settings of programmes as somebody changed them. */
@Singleton
class ProgramStore {
    private static final String ONE = "select settings, version from network_program where id = $1";

    /** The first change makes the row, one after the other: whoever comes second finds another version. */
    private static final String PUT =
            """
            insert into network_program (id, settings, updated_at, version) values ($1, $2, $3, $4 + 1)
            on conflict (id) do update
            set settings = excluded.settings, updated_at = excluded.updated_at, version = excluded.version
            where network_program.version = $4
            """;

    private final ProgramJson json;

    ProgramStore(ProgramJson json) {
        this.json = json;
    }

    /** Settings that somebody changed, and how often that was done. */
    record Kept(ProgramSettings settings, int version) {}

    Uni<Optional<Kept>> one(Tx tx, Program program) {
        return tx.first(
                ONE,
                row -> new Kept(json.read(row.getJsonObject("settings").encode()), row.getInteger("version")),
                program.id());
    }

    /** False where this version is not the present one any more. */
    Uni<Boolean> put(Tx tx, Program program, ProgramSettings settings, int version, Instant now) {
        return tx.update(PUT, program.id(), new JsonObject(json.write(settings)), now.atOffset(ZoneOffset.UTC), version)
                .map(changed -> changed == 1);
    }
}
