package io.paythread.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.paythread.platform.money.MoneyView;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.PanacheSessions;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Callers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A resource with one of everything that goes wrong. */
@Path("/v1/probe")
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {
    private final Pages pages;
    private final Database database;
    private final PanacheSessions sessions;
    private final Callers callers;

    ProbeResource(Pages pages, Database database, PanacheSessions sessions, Callers callers) {
        this.sessions = sessions;
        this.pages = pages;
        this.database = database;
        this.callers = callers;
    }

    enum Color {
        RED,
        DARK_GREEN
    }

    record Item(@NotBlank String name, @Min(1) int count) {}

    record ProbeRequest(
            @NotBlank @Size(max = 20) String displayName,
            @Max(10) long count,
            @Nullable Instant happenedAt,
            @Nullable Color color,
            @Nullable MoneyView money,
            @Valid @Nullable List<Item> items) {}

    record ProbeView(
            String displayName,
            long count,
            @Nullable Instant happenedAt,
            @Nullable Color color,
            @Nullable MoneyView money,
            double ratio,
            BigDecimal precise,
            @JsonProperty("actor") String whoAsks) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public ProbeView echo(@Valid ProbeRequest body) {
        Caller caller = callers.current();
        return new ProbeView(
                body.displayName(),
                body.count(),
                body.happenedAt(),
                body.color(),
                body.money(),
                12_345_678_901.5,
                new BigDecimal("1E+10"),
                caller.actor());
    }

    @GET
    @Operation(hidden = true)
    public Uni<PageView<Integer>> list(
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("created[gte]") @Nullable Instant since,
            @QueryParam("min_amount") @Nullable Long minAmount,
            @RestQuery @Nullable Color color) {
        var request = pages.read(uri, PageBounds.LIST);
        return database.reading(tx -> tx.first("select 30", row -> row.getInteger(0)))
                .map(rows -> request.cut(numbers(request.keys(), rows.orElseThrow()), n -> List.of(n.toString())))
                .map((Page<Integer> page) -> PageView.of(page, uri));
    }

    private static List<Integer> numbers(java.util.Optional<List<String>> keys, int rows) {
        int after = keys.map(key -> Integer.parseInt(key.get(0))).orElse(-1);
        return IntStream.range(after + 1, rows).limit(26).boxed().toList();
    }

    record Filter(
            @QueryParam("name[like]") @Size(min = 3) @Nullable String nameLike,
            @QueryParam("word") @Nullable List<@Size(max = 5) String> words) {}

    @GET
    @Path("/constraints")
    @Operation(hidden = true)
    public String constrained(
            @Valid @BeanParam Filter filter, @QueryParam("at_most") @Max(10) @Nullable Long largestNumber) {
        return "kept";
    }

    @GET
    @Path("/numbers/{number}")
    @Operation(hidden = true)
    public long number(@PathParam("number") long number) {
        return number;
    }

    @GET
    @Path("/failures/{what}")
    @Operation(hidden = true)
    public Uni<String> fail(@PathParam("what") String what) {
        return switch (what) {
            case "ours" -> Uni.createFrom().failure(new IllegalStateException("the secret is 4242424242424242"));
            case "conflict" ->
                Uni.createFrom().failure(new ServiceException(ErrorCode.CONFLICT, "It was undone already."));
            case "later" ->
                Uni.createFrom().failure(ServiceException.retryLater(ErrorCode.UNAVAILABLE, "Being moved.", 7));
            case "sql" ->
                database.reading(tx -> tx.first("select nonsense", row -> row.getString(0)))
                        .map(found -> found.orElse(""));
            case "slow" ->
                database.reading(tx -> tx.first("select pg_sleep(0.05)", row -> ""))
                        .map(found -> "slept");
            case "endless" ->
                database.reading(tx -> tx.first("select pg_sleep(60)", row -> ""))
                        .map(found -> "slept");
            case "slow-session" -> sessions.inTransaction(ProbeResource::sleep);
            case "sudden" -> throw new IllegalArgumentException("something from inside");
            default -> throw ServiceException.notFound();
        };
    }

    private static Uni<String> sleep() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select 'slept' from pg_sleep(0.05)", String.class)
                        .getSingleResult());
    }
}
