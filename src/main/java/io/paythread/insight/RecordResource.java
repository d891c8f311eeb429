package io.paythread.insight;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.page.RowForms;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What a figure is made of, object by object. */
@Path("/v1/insights/{id}/records")
class RecordResource {
    private final Records records;
    private final RowForms forms;
    private final Pages pages;
    private final Callers callers;
    private final Clock clock;

    RecordResource(Records records, RowForms forms, Pages pages, Callers callers, Clock clock) {
        this.records = records;
        this.forms = forms;
        this.pages = pages;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<PageView<RecordView>> list(
            @PathParam("id") String id, @BeanParam RecordParameters query, @Context UriInfo uri) {
        return records.page(callers.current(), read(id, query), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri));
    }

    /** All of them at once, from the newest on, as far as an answer goes. */
    @GET
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Multi<String> csv(@PathParam("id") String id, @BeanParam RecordParameters query) {
        AtomicBoolean begun = new AtomicBoolean();
        return records.all(callers.current(), read(id, query))
                .map(rows -> forms.csv(Records.COLUMNS, rows(rows), !begun.getAndSet(true)));
    }

    @GET
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Multi<RecordView> lines(@PathParam("id") String id, @BeanParam RecordParameters query) {
        return records.all(callers.current(), read(id, query)).onItem().disjoint();
    }

    private RecordQuery read(String id, RecordParameters query) {
        Metric metric = Metric.ofWireName(id).orElseThrow(ServiceException::notFound);
        Parameters parameters = new Parameters();
        RecordQuery read = query.read(parameters, metric, clock.instant());
        parameters.check();
        return read;
    }

    private static List<Map<String, @Nullable Object>> rows(List<RecordView> views) {
        return views.stream().map(Records::row).toList();
    }
}
