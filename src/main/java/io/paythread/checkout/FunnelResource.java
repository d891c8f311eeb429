package io.paythread.checkout;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many checkouts are given up, where, and who comes back. */
@Path("/v1/insights/abandonment-funnel")
class FunnelResource {
    private static final Duration USUAL = Duration.ofDays(30);
    /** Everybody behind an expired checkout is looked at. */
    private static final Duration LONGEST = Duration.ofDays(92);

    private final Funnel funnel;
    private final Clock clock;

    FunnelResource(Funnel funnel, Clock clock) {
        this.funnel = funnel;
        this.clock = clock;
    }

    @GET
    public Uni<FunnelView> get(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("source") @Nullable String source) {
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
        return funnel.of(begin, end, of, now);
    }
}
