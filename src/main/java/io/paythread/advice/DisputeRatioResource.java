package io.paythread.advice;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.page.RowForms;
import io.paythread.platform.page.RowForms.Column;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How a month stands with a monitoring programme, and the objects that are counted. */
@Path("/v1/insights/dispute-ratio")
class DisputeRatioResource {
    private static final List<String> REGIONS = List.of("us", "ca", "eu", "ap", "lac", "cemea");
    private static final List<Column> COLUMNS = List.of(
            Column.of("id"),
            Column.of("object"),
            Column.of("url"),
            Column.of("kind"),
            Column.of("day"),
            Column.of("network"),
            new Column("amount", "/amount/amount"),
            new Column("currency", "/amount/currency"),
            Column.of("source"));

    private final Programs programs;
    private final ProgramRecords records;
    private final RowForms forms;
    private final Pages pages;
    private final Clock clock;

    DisputeRatioResource(Programs programs, ProgramRecords records, RowForms forms, Pages pages, Clock clock) {
        this.programs = programs;
        this.records = records;
        this.forms = forms;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<DisputeRatioView> get(@BeanParam RatioParameters query, @QueryParam("region") @Nullable String region) {
        return standing(query, region);
    }

    /** A row for each number. */
    @GET
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<String> numbers(@BeanParam RatioParameters query, @QueryParam("region") @Nullable String region) {
        return standing(query, region).map(view -> forms.csv(DisputeRatioView.COLUMNS, view.rows(), true));
    }

    @GET
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Uni<String> numbersInLines(@BeanParam RatioParameters query, @QueryParam("region") @Nullable String region) {
        return standing(query, region).map(view -> forms.lines(view.rows()));
    }

    private Uni<DisputeRatioView> standing(RatioParameters query, @Nullable String region) {
        Parameters parameters = new Parameters();
        Program asked = query.readProgram(parameters);
        Optional<YearMonth> of = query.readMonth(parameters);
        Optional<UUID> from = query.readSource(parameters);
        Optional<String> where = parameters.choice("region", region, REGIONS);
        parameters.check();
        return programs.standing(asked, of, from, where).map(DisputeRatioView::of);
    }

    @GET
    @Path("/records")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<PageView<ItemView>> records(
            @BeanParam RatioParameters query,
            @QueryParam("part") @Nullable String part,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return records.page(read(query, part), pages.read(uri, PageBounds.LIST)).map(page -> PageView.of(page, uri));
    }

    /** All of them at once, from the newest day on, as far as an answer goes. */
    @GET
    @Path("/records")
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Multi<String> csv(
            @BeanParam RatioParameters query,
            @QueryParam("part") @Nullable String part,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        List<String> names = COLUMNS.stream().map(Column::name).toList();
        AtomicBoolean begun = new AtomicBoolean();
        return records.all(read(query, part))
                .map(views -> forms.csv(
                        names,
                        views.stream().map(view -> forms.row(COLUMNS, view)).toList(),
                        !begun.getAndSet(true)));
    }

    @GET
    @Path("/records")
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Multi<ItemView> lines(
            @BeanParam RatioParameters query,
            @QueryParam("part") @Nullable String part,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return records.all(read(query, part)).onItem().disjoint();
    }

    private ItemQuery read(RatioParameters query, @Nullable String part) {
        Parameters parameters = new Parameters();
        Program program = query.readProgram(parameters);
        Optional<YearMonth> month = query.readMonth(parameters);
        Optional<UUID> source = query.readSource(parameters);
        boolean numerator = RatioParameters.isNumerator(parameters, part);
        parameters.check();
        YearMonth present = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        return ItemQuery.of(program, month.orElse(present), numerator, source);
    }
}
