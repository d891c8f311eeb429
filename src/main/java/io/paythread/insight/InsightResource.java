package io.paythread.insight;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.RowForms;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Figures: all metrics or one, and the few sets that are asked for most under names of their own. */
@Path("/v1/insights")
class InsightResource {
    private static final List<Metric> CONTACTS =
            List.of(Metric.CONTACT_RATE, Metric.FIRST_CONTACT_RESOLUTION, Metric.PRE_DISPUTE_CONTACT_SHARE);

    private static final List<Metric> RECOVERY = List.of(
            Metric.RETRY_SUCCESS_7D,
            Metric.RETRY_SUCCESS_14D,
            Metric.RETRY_SUCCESS_30D,
            Metric.RECOVERED_AMOUNT,
            Metric.DUNNING_RECOVERY,
            Metric.TIME_TO_RECOVER,
            Metric.CHECKOUT_RECOVERY);

    private final Insights insights;
    private final RowForms forms;
    private final Callers callers;
    private final Clock clock;

    InsightResource(Insights insights, RowForms forms, Callers callers, Clock clock) {
        this.insights = insights;
        this.forms = forms;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<InsightsView> get(@QueryParam("metric") @Nullable String metric, @BeanParam InsightParameters query) {
        return answer(metric, query);
    }

    @GET
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<String> csv(@QueryParam("metric") @Nullable String metric, @BeanParam InsightParameters query) {
        return csv(answer(metric, query));
    }

    @GET
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Uni<String> lines(@QueryParam("metric") @Nullable String metric, @BeanParam InsightParameters query) {
        return lines(answer(metric, query));
    }

    /** Why payments are declined, each reason over everything that was sent to issuers. */
    @GET
    @Path("decline-codes")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<InsightsView> declineCodes(@BeanParam NamedParameters query) {
        return declines(query);
    }

    @GET
    @Path("decline-codes")
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<String> declineCodesCsv(@BeanParam NamedParameters query) {
        return csv(declines(query));
    }

    @GET
    @Path("decline-codes")
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Uni<String> declineCodesLines(@BeanParam NamedParameters query) {
        return lines(declines(query));
    }

    /** How often payments make customers write, and how well that ends. */
    @GET
    @Path("contact-rate")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<InsightsView> contactRate(@BeanParam InsightParameters query) {
        return answer(CONTACTS, query);
    }

    @GET
    @Path("contact-rate")
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<String> contactRateCsv(@BeanParam InsightParameters query) {
        return csv(answer(CONTACTS, query));
    }

    @GET
    @Path("contact-rate")
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Uni<String> contactRateLines(@BeanParam InsightParameters query) {
        return lines(answer(CONTACTS, query));
    }

    /** What becomes of payments that failed at first. */
    @GET
    @Path("recovery")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<InsightsView> recovery(@BeanParam InsightParameters query) {
        return answer(RECOVERY, query);
    }

    @GET
    @Path("recovery")
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<String> recoveryCsv(@BeanParam InsightParameters query) {
        return csv(answer(RECOVERY, query));
    }

    @GET
    @Path("recovery")
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Uni<String> recoveryLines(@BeanParam InsightParameters query) {
        return lines(answer(RECOVERY, query));
    }

    private Uni<InsightsView> answer(@Nullable String metric, InsightParameters query) {
        Parameters parameters = new Parameters();
        Optional<String> name = parameters.choice("metric", metric, Metric.wireNames());
        List<Metric> metrics =
                name.flatMap(Metric::ofWireName).map(List::of).orElseGet(() -> Arrays.asList(Metric.values()));
        InsightQuery read = query.read(parameters, metrics, Optional.empty(), clock.instant());
        parameters.check();
        return insights.answer(callers.current(), read);
    }

    private Uni<InsightsView> answer(List<Metric> metrics, InsightParameters query) {
        Parameters parameters = new Parameters();
        InsightQuery read = query.read(parameters, metrics, Optional.empty(), clock.instant());
        parameters.check();
        return insights.answer(callers.current(), read);
    }

    private Uni<InsightsView> declines(NamedParameters query) {
        Parameters parameters = new Parameters();
        InsightQuery read = query.all()
                .read(parameters, List.of(Metric.DECLINE_RATE), Optional.of(Dimension.CODE), clock.instant());
        parameters.check();
        return insights.answer(callers.current(), read);
    }

    private Uni<String> csv(Uni<InsightsView> answer) {
        return answer.map(view -> forms.csv(FigureRows.COLUMNS, FigureRows.of(view), true));
    }

    private Uni<String> lines(Uni<InsightsView> answer) {
        return answer.map(view -> forms.lines(FigureRows.of(view)));
    }
}
