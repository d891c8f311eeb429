package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.page.PageView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Invoices. */
@Path("/v1/invoices")
class InvoiceResource {
    private final ObjectAnswers answers;

    InvoiceResource(ObjectAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Uni<PageView<InvoiceView>> list(
            @BeanParam ListParameters query, @QueryParam("status") @Nullable String status, @Context UriInfo uri) {
        return answers.list(ObjectType.INVOICE, query, "status", status, uri, InvoiceView::of, ObjectType.PAYMENT);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<InvoiceView>> get(@PathParam("id") String id) {
        return answers.one(ObjectType.INVOICE, id, InvoiceView::of, ObjectType.PAYMENT);
    }
}
