package io.paythread.insight;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.page.RowForms;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How many checkouts are given up, where, and who comes back. */
@Path("/v1/insights/abandonment-funnel")
class FunnelResource {
    private static final Duration USUAL = Duration.ofDays(30);
    /** People are counted, not summed up: everybody behind an expired checkout is looked at. */
    private static final Duration LONGEST = Duration.ofDays(92);

    private final Funnel funnel;
    private final RowForms forms;
    private final Clock clock;

    FunnelResource(Funnel funnel, RowForms forms, Clock clock) {
        this.funnel = funnel;
        this.forms = forms;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<FunnelView> get(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("source") @Nullable String source) {
        return answer(from, to, source);
    }

    @GET
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<String> csv(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("source") @Nullable String source) {
        return answer(from, to, source).map(view -> forms.csv(FunnelView.COLUMNS, view.rows(), true));
    }

    @GET
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Uni<String> lines(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("source") @Nullable String source) {
        return answer(from, to, source).map(view -> forms.lines(view.rows()));
    }

    private Uni<FunnelView> answer(@Nullable String from, @Nullable String to, @Nullable String source) {
        Parameters parameters = new Parameters();
        Optional<Instant> since = parameters.instant("from", from);
        Optional<Instant> until = parameters.instant("to", to);
        Optional<UUID> of = parameters.id("source", IdPrefix.SOURCE, source);
        Instant now = clock.instant();
        Instant end = until.orElseGet(() -> now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
        Instant begin = since.orElseGet(() -> end.minus(USUAL));
        parameters.requireOrder("from", Optional.of(begin), "to", Optional.of(end));
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            parameters.refuse("from", "range_too_long", "lies at most " + LONGEST.toDays() + " days before to.");
        }
        parameters.check();
        return funnel.of(begin, end, of);
    }
}
