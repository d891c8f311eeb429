package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.RowForms;
import io.paythread.platform.page.RowForms.Column;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Disputes as the provider tells them: inquiries and chargebacks. */
@Path("/v1/disputes")
class DisputeResource {
    static final List<Column> COLUMNS = List.of(
            Column.of("id"),
            Column.of("state"),
            Column.of("stage"),
            new Column("amount", "/amount/amount"),
            new Column("currency", "/amount/currency"),
            new Column("fee", "/fee/amount"),
            new Column("fee_currency", "/fee/currency"),
            Column.of("reason"),
            Column.of("network"),
            Column.of("network_reason_code"),
            Column.of("due_at"),
            new Column("evidence_submitted", "/evidence/submitted"),
            Column.of("refundable"),
            Column.of("payment"),
            Column.of("customer"),
            Column.of("source"),
            new Column("reference", "/external_refs/0/id"),
            Column.of("created_at"),
            Column.of("recorded_at"));

    private final ObjectAnswers answers;
    private final ObjectForms forms;

    DisputeResource(ObjectAnswers answers, ObjectForms forms) {
        this.answers = answers;
        this.forms = forms;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<PageView<DisputeView>> list(
            @BeanParam DisputeParameters dispute, @BeanParam ListParameters query, @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        return answers.list(parameters, dispute.filter(query, parameters), uri, DisputeView::of, ObjectType.PAYMENT);
    }

    @GET
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Multi<String> csv(
            @BeanParam DisputeParameters dispute, @BeanParam ListParameters query, @Context UriInfo uri) {
        return forms.csv(COLUMNS, all(dispute, query, uri));
    }

    @GET
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Multi<DisputeView> lines(
            @BeanParam DisputeParameters dispute, @BeanParam ListParameters query, @Context UriInfo uri) {
        return all(dispute, query, uri).onItem().disjoint();
    }

    private Multi<List<DisputeView>> all(DisputeParameters dispute, ListParameters query, UriInfo uri) {
        Parameters parameters = new Parameters();
        return answers.all(parameters, dispute.filter(query, parameters), uri, DisputeView::of, ObjectType.PAYMENT);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<DisputeView>> get(@PathParam("id") String id) {
        return answers.one(ObjectType.DISPUTE, id, DisputeView::of, ObjectType.PAYMENT);
    }

    /** The entries that are about the dispute; those of its payment stand on the payment's timeline. */
    @GET
    @Path("/{id}/timeline")
    public Uni<TimelineView> timeline(
            @PathParam("id") String id, @BeanParam TimelineParameters query, @Context UriInfo uri) {
        return answers.timeline(ObjectType.DISPUTE, id, query, uri, true);
    }
}
