package io.paythread.platform.idempotency;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.PanacheSessions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Takes effect in either kind of transaction, and fails between effect and answer when told to. */
@Path("/v1/effects")
public class EffectResource implements AtStart {
    /** Says what goes wrong; no part of the payload, so the same request can go well the next time. */
    static final String TROUBLE = "X-Trouble";

    private static final String INSERT = "insert into effect (name) values ('%s')";

    private final Database database;
    private final PanacheSessions sessions;
    private final Pool pool;
    private final Ids ids;

    EffectResource(Database database, PanacheSessions sessions, Pool pool, Ids ids) {
        this.database = database;
        this.sessions = sessions;
        this.pool = pool;
        this.ids = ids;
    }

    enum Way {
        SQL,
        SESSION
    }

    record EffectRequest(@NotBlank String name, Way way, int times) {}

    record EffectView(UUID id, String name, long count) {}

    @Override
    public Uni<Void> prepare() {
        return database.inTransaction(tx -> tx.update("create table if not exists effect (name text not null)"))
                .replaceWithVoid();
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<EffectView>> happen(
            @Valid EffectRequest request, @HeaderParam(TROUBLE) @Nullable String trouble) {
        Uni<Void> effects = Uni.createFrom().voidItem();
        for (int i = 0; i < request.times(); i++) {
            effects = effects.chain(() -> effect(request));
        }
        return effects.chain(() -> meet(trouble)).chain(() -> count(request)).map(count -> {
            UUID id = ids.next();
            return ResponseBuilder.<EffectView>created(URI.create("/v1/effects/" + id))
                    .entity(new EffectView(id, request.name(), count))
                    .build();
        });
    }

    private Uni<Void> effect(EffectRequest request) {
        String insert = INSERT.formatted(request.name());
        return switch (request.way()) {
            case SQL -> database.inTransaction(tx -> tx.update(insert)).replaceWithVoid();
            case SESSION ->
                sessions.inTransaction(() -> Panache.getSession().chain(session -> session.createNativeQuery(insert)
                                .executeUpdate()))
                        .replaceWithVoid();
        };
    }

    /** Reads its own writes, committed or not. */
    private Uni<Long> count(EffectRequest request) {
        String select = "select count(*) from effect where name = '" + request.name() + "'";
        return switch (request.way()) {
            case SQL ->
                database.reading(tx -> tx.first(select, row -> row.getLong(0))).map(found -> found.orElse(0L));
            case SESSION ->
                sessions.reading(
                        () -> Panache.getSession().chain(session -> session.createNativeQuery(select, Long.class)
                                .getSingleResult()));
        };
    }

    private Uni<Void> meet(@Nullable String trouble) {
        return switch (String.valueOf(trouble)) {
            case "fault" -> Uni.createFrom().failure(new IllegalStateException("as told"));
            case "cut" -> cut();
            case "silence" -> Uni.createFrom().nothing();
            default -> Uni.createFrom().voidItem();
        };
    }

    /** Ends the connection in which the effect waits for its commit, as a crash of the server would. */
    private Uni<Void> cut() {
        return pool.query("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where state = 'idle in transaction' and query like 'insert into effect%'")
                .execute()
                .replaceWithVoid();
    }
}
