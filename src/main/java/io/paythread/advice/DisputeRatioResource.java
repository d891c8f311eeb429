package io.paythread.advice;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a month stands with a monitoring programme. */
@Path("/v1/insights/dispute-ratio")
class DisputeRatioResource {
    private static final List<String> REGIONS = List.of("us", "ca", "eu", "ap", "lac", "cemea");

    private final Programs programs;

    DisputeRatioResource(Programs programs) {
        this.programs = programs;
    }

    @GET
    public Uni<DisputeRatioView> get(
            @QueryParam("program") @Nullable String program,
            @QueryParam("month") @Nullable String month,
            @QueryParam("source") @Nullable String source,
            @QueryParam("region") @Nullable String region) {
        Parameters parameters = new Parameters();
        Program asked = parameters
                .choice("program", program, Program.ids())
                .flatMap(Program::find)
                .orElse(Program.VISA_VAMP);
        Optional<YearMonth> of = month(parameters, month);
        Optional<UUID> from = parameters.id("source", IdPrefix.SOURCE, source);
        Optional<String> where = parameters.choice("region", region, REGIONS);
        parameters.check();
        return programs.standing(asked, of, from, where).map(DisputeRatioView::of);
    }

    private static Optional<YearMonth> month(Parameters parameters, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
            parameters.refuse("month", "invalid_month", "is a month such as 2026-09.");
            return Optional.empty();
        }
        return Optional.of(YearMonth.parse(text));
    }
}
